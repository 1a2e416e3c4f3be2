import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { SheetFault } from './sheet-fault.ts'

const MOST_ENTRIES = 2000
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const OLE_FIRST_BYTES = 'd0cf11e0'

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly at: number }

/**
 * Makes sure that a file is a workbook's archive and that it does not unpack to more than `mostBytes`: really unpacked and counted,
 * because the sizes that an archive states of itself can lie (zip bomb).
 * @throws SheetFault
 */
export async function inspectArchive(path: string, mostBytes: number): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) throw new SheetFault('file-empty')
    const head = await bytesAt(file, 0, 4)
    if (head.toString('hex') === OLE_FIRST_BYTES) throw new SheetFault('old-or-protected')
    if (head.toString('latin1', 0, 2) !== 'PK') throw new SheetFault('not-a-workbook')
    const entries = await listEntries(file, size)
    if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw new SheetFault('not-a-workbook')
    let left = mostBytes
    for (const entry of entries) left -= await unpackedSize(file, entry, left, mostBytes)
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, length)), 0, Math.max(0, length), at)
  return buffer.subarray(0, bytesRead)
}

async function listEntries(file: FileHandle, size: number): Promise<readonly Entry[]> {
  const tailLength = Math.min(size, 65_557)
  const tail = await bytesAt(file, size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new SheetFault('workbook-damaged')
  const count = tail.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new SheetFault('not-a-workbook')
  const directory = await bytesAt(file, tail.readUInt32LE(end + 16), Math.min(tail.readUInt32LE(end + 12), size))
  const entries: Entry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new SheetFault('workbook-damaged')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Unpacks one entry into nothing and counts. */
async function unpackedSize(file: FileHandle, entry: Entry, left: number, most: number): Promise<number> {
  const tooLarge = () => new SheetFault('too-large-inside', { megabytes: Math.floor(most / 1_000_000) })
  const header = await bytesAt(file, entry.at, 30)
  if (header.length < 30) throw new SheetFault('workbook-damaged')
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (entry.method === 0) {
    if (entry.packed > left) throw tooLarge()
    return entry.packed
  }
  if (entry.method !== 8) throw new SheetFault('workbook-damaged')
  const inflate = createInflateRaw()
  let unpacked = 0
  const counted = new Promise<void>((resolve, reject) => {
    inflate.on('data', (chunk: Buffer) => {
      unpacked += chunk.length
      if (unpacked > left) reject(tooLarge())
    })
    inflate.on('end', resolve)
    inflate.on('error', () => reject(new SheetFault('workbook-damaged')))
  })
  counted.catch(() => undefined)
  for (let done = 0; done < entry.packed && unpacked <= left; done += 65_536) {
    const chunk = await bytesAt(file, start + done, Math.min(65_536, entry.packed - done))
    if (!inflate.write(chunk)) await Promise.race([new Promise((drained) => inflate.once('drain', drained)), counted])
  }
  inflate.end()
  await counted.finally(() => inflate.destroy())
  return unpacked
}
