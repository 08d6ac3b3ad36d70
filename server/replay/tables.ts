/** The tables of a replay: a folder of CSV files, each row by its headings. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSheet } from '../sheets/index.ts'

export type Row = Readonly<Record<string, string>>
export type Tables = Readonly<Record<'departments' | 'employees' | 'inventory' | 'locations' | 'subcategories' | 'productVendors' | 'products' | 'orders' | 'orderLines' | 'units' | 'vendors', readonly Row[]>>

const files: Readonly<Record<keyof Tables, string>> = {
  departments: 'departments', employees: 'employees', inventory: 'inventory', locations: 'locations', subcategories: 'product_subcategories', productVendors: 'product_vendors', products: 'products',
  orders: 'purchase_orders', orderLines: 'purchase_order_lines', units: 'units', vendors: 'vendors',
}

/** Reads all files; a missing one is named. */
export async function readTables(folder: string): Promise<Tables> {
  const read = await Promise.all(Object.entries(files).map(async ([key, name]) => {
    const { headings, rows } = await readSheet(await readFile(join(folder, `${name}.csv`)))
    return [key, rows.map(({ cells }): Row => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])))] as const
  }))
  return Object.fromEntries(read) as unknown as Tables
}

/** `.0000` and `3.00` as decimals of ours. */
export const decimal = (said: string | undefined): string => (said ? (said.startsWith('.') ? `0${said}` : said.startsWith('-.') ? `-0${said.slice(1)}` : said) : '0')
