/** What the print preview says, in Chinese. */
export const printZh = {
  'print.title': '打印 {what}',
  'print.layout': '版式',
  'print.document': '单据',
  'print.voucher': '记账凭证',
  'print.do': '打印',
  'print.keep': '下载 PDF',
  'print.no-viewer': '此浏览器不能直接显示 PDF，请下载后打开或打印。',
} as const
