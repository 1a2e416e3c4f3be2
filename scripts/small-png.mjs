import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/** The same picture with at most 256 colours, a third of the size: enough for screens. Takes what browsers write (8 bit, RGB or RGBA). */
export function smallPng(png) {
  const { width, height, pixels } = decode(png)
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = choosePalette(counts)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x]
      if (!places.has(colour)) places.set(colour, nearest(palette, colour))
      lines[y * (width + 1) + 1 + x] = places.get(colour)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(channels))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]

/** The most frequent colours, and no two of them so close that nobody would tell them apart. */
function choosePalette(counts) {
  const sorted = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour)
  if (sorted.length <= MOST_COLOURS) return sorted
  for (let bits = 6; ; bits -= 1) {
    const cells = new Map()
    for (const colour of sorted) {
      const cell = channels(colour)
        .map((channel) => channel >> (8 - bits))
        .join()
      if (!cells.has(cell)) cells.set(cell, colour)
    }
    if (cells.size <= MOST_COLOURS || bits === 4) return [...cells.values()].slice(0, MOST_COLOURS)
  }
}

function nearest(palette, colour) {
  const wanted = channels(colour)
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [place, known] of palette.entries()) {
    const distance = channels(known).reduce((sum, channel, i) => sum + (channel - wanted[i]) ** 2, 0)
    if (distance < least) [best, least] = [place, distance]
  }
  return best
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function decode(png) {
  const parts = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const [width, height, depth, type] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]
  if (depth !== 8 || (type !== 2 && type !== 6)) throw new Error(`a PNG of depth ${depth} and type ${type}`)
  const size = type === 2 ? 3 : 4
  const lines = unfilter(inflateSync(Buffer.concat(parts)), width * size, height, size)
  const pixels = new Uint32Array(width * height)
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = (lines[i * size] << 16) | (lines[i * size + 1] << 8) | lines[i * size + 2]
  return { width, height, pixels }
}

/** PNG's five filters, undone (PNG specification, 9.2). */
function unfilter(raw, stride, height, size) {
  const lines = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const left = x >= size ? lines[y * stride + x - size] : 0
      const up = y > 0 ? lines[(y - 1) * stride + x] : 0
      const corner = x >= size && y > 0 ? lines[(y - 1) * stride + x - size] : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      lines[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess
    }
  }
  return lines
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
