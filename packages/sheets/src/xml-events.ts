import { SaxesParser } from 'saxes'
import { SheetFault } from './sheet-fault.ts'

/** What the reader of a part does with its XML; names come without their prefix. */
export type XmlHandler = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Feeds a part to a handler, giving control back after each chunk. A document type is refused: no part of a workbook has one. */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ fragment: false })
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  const refuse = () => {
    throw new SheetFault('workbook-damaged', { part })
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => handler.open?.(bare(name), attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => handler.close?.(bare(name)))
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

/** Reads a whole small part. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, part: string, handler: XmlHandler): Promise<void> {
  for await (const _step of parseXml(chunks, part, handler));
}
