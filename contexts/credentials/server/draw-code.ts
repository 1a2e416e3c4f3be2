import type PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

/** Draws a QR code (GB/T 18284, level M) as vectors with the four modules of quiet around it, `side` points wide at x, y. */
export function drawCode(
  pdf: InstanceType<typeof PDFDocument>,
  text: string,
  x: number,
  y: number,
  side: number,
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = side / (modules.size + 8)
  pdf.fillColor('#ffffff').rect(x, y, side, side).fill()
  pdf.fillColor('#000000')
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) pdf.rect(x + (column + 4) * unit, y + (row + 4) * unit, unit * 1.02, unit * 1.02)
  pdf.fill()
}
