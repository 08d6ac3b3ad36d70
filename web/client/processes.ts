/** Drawings of processes. */
import { queryOptions } from '@tanstack/react-query'
import { callText } from './call.ts'

export const drawingQuery = (key: string) => queryOptions({ queryKey: ['process', key], queryFn: ({ signal }) => callText(`/processes/${key}/bpmn`, signal), staleTime: 5 * 60_000 })
