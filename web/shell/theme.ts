/** The component library dressed in the house's colours. */
import { theme, type ThemeConfig } from 'antd'
import { dark, fontStack, light } from './palette.ts'

export function themeOf(isDark: boolean, still: boolean): ThemeConfig {
  const colours = isDark ? dark : light
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: {}, hashed: false,
    token: {
      fontFamily: fontStack, fontSize: 14, borderRadius: 6, motion: !still, wireframe: false,
      colorPrimary: colours.accent, colorLink: colours.link, colorTextLightSolid: colours.onAccent,
      colorText: colours.ink, colorTextSecondary: colours.muted, colorTextDescription: colours.muted, colorTextPlaceholder: colours.faint,
      colorBgContainer: colours.paper, colorBgElevated: colours.raised, colorBgLayout: colours.ground,
      colorBorder: colours.strong, colorBorderSecondary: colours.line, controlOutlineWidth: 2, controlHeightSM: 28,
      colorError: colours.tones.red[1], colorErrorBg: colours.tones.red[0],
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tooltip: { colorTextLightSolid: '#ffffff' },
    },
  }
}
