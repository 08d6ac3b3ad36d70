/** The colours of the windows, once for light and once for dark: the component library and our own styles both take them from here. */

/** How something stands, as a pair of ground and ink that passes 4.5:1 in both modes. */
export const tones = ['grey', 'blue', 'amber', 'green', 'red', 'teal', 'purple', 'orange', 'lime'] as const
export type Tone = (typeof tones)[number]

type Palette = {
  readonly ink: string; readonly muted: string; readonly faint: string
  readonly line: string; readonly strong: string
  readonly ground: string; readonly paper: string; readonly raised: string; readonly hover: string; readonly chosen: string
  readonly accent: string; readonly onAccent: string; readonly link: string
  readonly tones: Readonly<Record<Tone, readonly [ground: string, ink: string]>>
}

export const light: Palette = {
  ink: '#1c2430', muted: '#525c6b', faint: '#687180', line: '#e4e8ee', strong: '#cdd4de',
  ground: '#f4f6f9', paper: '#ffffff', raised: '#ffffff', hover: '#f1f5fb', chosen: '#e5eefc',
  accent: '#0b4fb3', onAccent: '#ffffff', link: '#0b4fb3',
  tones: {
    grey: ['#eceff3', '#444d5a'], blue: ['#e2edfd', '#063f96'], amber: ['#fdf0cf', '#704600'], green: ['#e0f3e2', '#17592a'], red: ['#fde6e4', '#a11616'],
    teal: ['#dbf2f0', '#07544f'], purple: ['#efe6fc', '#562099'], orange: ['#fee5d3', '#8a3703'], lime: ['#edf5cd', '#455700'],
  },
}

export const dark: Palette = {
  ink: '#e4e8ee', muted: '#b3bbc7', faint: '#97a1af', line: '#2a313b', strong: '#3c4551',
  ground: '#10141a', paper: '#181d25', raised: '#1f2630', hover: '#212934', chosen: '#1c3154',
  accent: '#84b4ff', onAccent: '#0a1526', link: '#8ab8ff',
  tones: {
    grey: ['#2b323c', '#c3cad4'], blue: ['#17315a', '#aecdff'], amber: ['#453411', '#f4d083'], green: ['#173a22', '#a0dcae'], red: ['#4a1d1d', '#ffb3ad'],
    teal: ['#0f3a38', '#96dcd6'], purple: ['#37225a', '#d5baff'], orange: ['#4a2a12', '#ffc299'], lime: ['#343d10', '#d5e58d'],
  },
}

export const fontStack = '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Helvetica Neue", Arial, sans-serif'

/** Hands the colours to our own styles as `--z-*`. */
export function paint(isDark: boolean, density: string): void {
  const { tones: pairs, ...colours } = isDark ? dark : light
  const root = document.documentElement
  root.style.colorScheme = isDark ? 'dark' : 'light'
  root.dataset['density'] = density
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--z-${name}`, colour)
  for (const [name, [ground, ink]] of Object.entries(pairs)) {
    root.style.setProperty(`--z-${name}-ground`, ground)
    root.style.setProperty(`--z-${name}-ink`, ink)
  }
  root.style.setProperty('--z-font', fontStack)
}
