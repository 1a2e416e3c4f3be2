import jsQR from 'jsqr'

/** Longest side, in pixels, that a picture is searched at: more costs time and finds no more. */
const LONGEST_SIDES = [1000, 2000]

export type Picture = { readonly bytes: Uint8Array } | { readonly fault: 'noCode' | 'noPicture' }

/** Reads the bytes of the QR code in a picture: first small, then large. Hostile input: any failure is an answer. */
export async function readPicture(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return { fault: 'noPicture' }
  for (const longest of LONGEST_SIDES) {
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
    const [width, height] = [
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    ]
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return { fault: 'noPicture' }
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0, width, height)
    const found = jsQR(context.getImageData(0, 0, width, height).data, width, height)
    if (found) return { bytes: Uint8Array.from(found.binaryData) }
    if (scale === 1) break
  }
  return { fault: 'noCode' }
}
