import { open } from 'node:fs/promises'
import { type Refused, refuse } from '@lingjiang/kernel'

type Kind = { readonly begins: readonly number[]; readonly ends: string; readonly within: number }

/** How a whole file of each kind begins, and what stands near its end. From outside: a name or a header proves nothing. */
const KINDS: Readonly<Record<string, Kind>> = {
  'application/pdf': { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], ends: '%%EOF', within: 2048 },
  'image/jpeg': { begins: [0xff, 0xd8, 0xff], ends: '\xff\xd9', within: 65_536 },
  'image/png': { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ends: 'IEND', within: 65_536 },
}

/** Papers and pictures that nobody could open later are turned away now: empty, of another kind than said, cut off, locked by a password. */
export async function refuseContent(path: string, mediaType: string): Promise<Refused | undefined> {
  const kind = KINDS[mediaType]
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) return refuse('file-empty')
    if (!kind) return undefined
    const read = async (from: number, length: number) =>
      (await file.read(Buffer.alloc(length), 0, length, from)).buffer.toString('latin1')
    if ((await read(0, kind.begins.length)) !== String.fromCharCode(...kind.begins))
      return refuse('file-content-differs')
    const tail = await read(Math.max(0, size - kind.within), Math.min(size, kind.within))
    if (!tail.includes(kind.ends)) return refuse('file-truncated')
    if (mediaType === 'application/pdf' && /\/Encrypt\s/.test(await read(0, size))) return refuse('file-encrypted')
    return undefined
  } finally {
    await file.close()
  }
}
