/** A chart of bars that lead somewhere. ECharts' parts are named one by one, so that only these are loaded, and only with this file. */
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import './picture.css'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** The palette's variables: light and dark follow without drawing anew. */
const colours = ['var(--z-accent)', 'var(--z-teal-ink)', 'var(--z-orange-ink)', 'var(--z-purple-ink)']

export type Drawn = { readonly of: string; /** As people read them; the bar's length is the number they come to. */ readonly texts: readonly string[]; readonly values: readonly string[]; readonly leads: boolean }

/** Said as one sentence to readers of screens: the table beside it holds every number, and its links. */
export default function Chart({ label, series, bars, pick }: { label: string; series: readonly string[]; bars: readonly Drawn[]; pick: (at: number) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const picked = useRef(pick)
  picked.current = pick
  const drawn = JSON.stringify([series, bars])
  useEffect(() => {
    if (!box.current) return
    // Named by its real name: room for the words is measured before they are drawn.
    const text = { color: 'var(--z-muted)', fontFamily: getComputedStyle(box.current).fontFamily, fontSize: 12 }
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption({
      animation: false, color: colours, textStyle: text,
      grid: { left: 8, right: 16, top: series.length > 1 ? 32 : 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      ...(series.length > 1 ? { legend: { top: 0, textStyle: text, itemHeight: 10 } } : {}),
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--z-hover)' } }, backgroundColor: 'var(--z-raised)', borderColor: 'var(--z-line)', textStyle: { ...text, color: 'var(--z-ink)' }, confine: true, renderMode: 'html', formatter: (all: unknown) => tipOf(bars[(all as readonly { dataIndex: number }[])[0]?.dataIndex ?? -1], series) },
      xAxis: { type: 'value', axisLabel: { ...text, formatter: short, hideOverlap: true }, splitLine: { lineStyle: { color: 'var(--z-line)' } } },
      yAxis: { type: 'category', inverse: true, data: bars.map(({ of }) => of), axisTick: { show: false }, axisLine: { lineStyle: { color: 'var(--z-strong)' } }, axisLabel: { ...text, width: Math.min(170, box.current.clientWidth * 0.4), overflow: 'truncate' } },
      series: series.map((name, at) => ({ name, type: 'bar', barMaxWidth: 18, data: bars.map(({ values, leads }) => ({ value: Number(values[at]), cursor: leads ? 'pointer' : 'default' })) })),
    })
    chart.on('click', ({ dataIndex }) => { if (bars[dataIndex]?.leads) picked.current(dataIndex) })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => { watch.disconnect(); chart.dispose() }
  }, [drawn])
  return <div ref={box} className="picture chart" role="img" aria-label={label} style={{ height: 40 + bars.length * (14 + 12 * series.length) + (series.length > 1 ? 24 : 0) }} />
}

/** Built of nodes, never of text that would be read as HTML: names come from people. */
function tipOf(bar: Drawn | undefined, series: readonly string[]): HTMLElement {
  const made = document.createElement('div')
  if (bar) for (const line of [bar.of, ...series.map((name, at) => `${name} ${bar.texts[at]}`)]) made.appendChild(Object.assign(document.createElement('div'), { textContent: line }))
  return made
}

const short = (value: number): string => new Intl.NumberFormat(document.documentElement.lang || undefined, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
