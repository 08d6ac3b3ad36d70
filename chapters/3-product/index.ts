/** The roof of products and services: its clauses stand here; no procedure carries them yet, so each says "not landed". */
import { chapter } from '#declare'
import { productPolicy } from './policy.ts'

export const product = chapter('product', productPolicy.title, { policies: [productPolicy] })
