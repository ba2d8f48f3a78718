import { createTheme, type MantineColorsTuple } from '@mantine/core'

// design.md, Colour: deep teal for actions, selection and one's own town; shade 7 is #0B5B73.
const teal: MantineColorsTuple = ['#e8f3f6', '#d3e5ea', '#a5cad5', '#74aec0', '#4d96ad', '#2f84a0', '#16708b', '#0b5b73', '#08495d', '#053747']

/** Mantine carries no Chinese of its own: sizes, colours and the words of its controls are set here once. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal },
  black: '#1B2430',
  fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif',
  fontFamilyMonospace: 'Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { md: '1.5' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '20px', lineHeight: '1.4' }, h2: { fontSize: '16px', lineHeight: '1.5' }, h3: { fontSize: '14px', lineHeight: '1.5' } } },
  components: {
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': '关闭' }, centered: true } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': '关闭' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': '关闭提示' } } },
    Alert: { defaultProps: { closeButtonLabel: '关闭' } },
    CloseButton: { defaultProps: { 'aria-label': '关闭' } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': '显示或隐藏密码' } } },
    Select: { defaultProps: { nothingFoundMessage: '没有相符的选项', checkIconPosition: 'right' } },
    Pagination: {
      defaultProps: {
        getControlProps: (control: 'first' | 'previous' | 'next' | 'last') => ({ 'aria-label': { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' }[control] }),
        getItemProps: (page: number) => ({ 'aria-label': `第${page}页` }),
      },
    },
  },
})
