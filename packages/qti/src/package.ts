import { Unzip, UnzipInflate, zipSync } from 'fflate'
import type { ChoiceItem } from './choice-item.ts'
import type { QtiFault } from './faults.ts'
import { readItem } from './read-item.ts'
import { writeItem } from './write-item.ts'
import { escapeXml, findAll, readXml } from './xml.ts'

/** The most that a package may unpack to. */
const MOST_BYTES = 60_000_000
/** So many packed bytes at a time: deflate makes at most a thousand times as many of them. */
const SLICE = 8 * 1024
const ITEM_TYPE = /^imsqti_item_xmlv3p0$/

export type ReadPackage = {
  readonly items: readonly ChoiceItem[]
  /** Other text files of the package by name (element table, scoring sheet). */
  readonly others: ReadonlyMap<string, string>
  readonly faults: readonly QtiFault[]
}

/**
 * Reads items from a QTI 3 content package (ZIP with imsmanifest.xml) or from one XML file. Hostile input: no more is unpacked than allowed,
 * every file's faults are told.
 */
export function readItems(bytes: Uint8Array, file: string): ReadPackage {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (zipped) return readZip(bytes, file)
  const read = readItem(new TextDecoder().decode(bytes), file)
  return { items: read.ok ? [read.item] : [], others: new Map(), faults: read.ok ? [] : read.faults }
}

function readZip(bytes: Uint8Array, file: string): ReadPackage {
  const files = unpack(bytes)
  if (typeof files === 'string') return failed(file, files === 'too-large' ? 'package-too-large' : 'not-a-package')
  const manifest = files.get('imsmanifest.xml')
  if (manifest === undefined) return failed(file, 'manifest-missing')
  const listed = listedItems(manifest)
  if ('code' in listed) return { items: [], others: new Map(), faults: [{ file: 'imsmanifest.xml', ...listed }] }
  const faults: QtiFault[] = []
  const items: ChoiceItem[] = []
  const seen = new Map<string, string>()
  for (const name of listed.names) {
    const xml = files.get(name)
    if (xml === undefined) {
      faults.push({ file: 'imsmanifest.xml', code: 'manifest-file-missing', facts: { name } })
      continue
    }
    const read = readItem(xml, name)
    if (!read.ok) {
      faults.push(...read.faults)
      continue
    }
    const other = seen.get(read.item.identifier)
    if (other) faults.push({ file: name, code: 'identifier-twice', facts: { identifier: read.item.identifier, other } })
    seen.set(read.item.identifier, name)
    items.push(read.item)
  }
  const others = new Map([...files].filter(([name]) => name !== 'imsmanifest.xml' && !listed.names.includes(name)))
  if (listed.names.length === 0 && others.size === 0) return failed(file, 'package-without-items')
  return { items, others, faults }
}

function failed(
  file: string,
  code: 'not-a-package' | 'package-too-large' | 'manifest-missing' | 'package-without-items',
): ReadPackage {
  const facts = code === 'package-too-large' ? { megabytes: MOST_BYTES / 1_000_000 } : {}
  return { items: [], others: new Map(), faults: [{ file, code, facts }] }
}

/** Unpacked a slice at a time and counted on the way, because the sizes that an archive states of itself can lie. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, string> | 'too-large' | 'broken' {
  const files = new Map<string, string>()
  let total = 0
  let broken = false
  const unzip = new Unzip((entry) => {
    if (entry.name.endsWith('/')) return
    const decoder = new TextDecoder()
    let text = ''
    entry.ondata = (error, data, final) => {
      if (error) {
        broken = true
        return
      }
      total += data.length
      if (total > MOST_BYTES) return
      text += decoder.decode(data, { stream: !final })
      if (final) files.set(entry.name, text)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && !broken; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length)
      if (total > MOST_BYTES) return 'too-large'
    }
  } catch {
    return 'broken'
  }
  return broken ? 'broken' : files
}

function listedItems(manifest: string): { readonly names: readonly string[] } | Pick<QtiFault, 'code' | 'facts'> {
  const root = readXml(manifest)
  if ('code' in root) return { code: root.code, facts: { detail: root.detail } }
  const resources = findAll(root, 'resource').filter((resource) => ITEM_TYPE.test(resource.attributes.type ?? ''))
  return { names: resources.map((resource) => resource.attributes.href ?? '').filter(Boolean) }
}

/** Writes a content package: the same items give the same bytes (entries stored, fixed date). `others` are further text files. */
export function writePackage(
  identifier: string,
  items: readonly ChoiceItem[],
  others: Readonly<Record<string, string>> = {},
): Uint8Array {
  const name = (item: ChoiceItem) => `items/${item.identifier}.xml`
  const resources = items.map(
    (item) =>
      `    <resource identifier="${escapeXml(item.identifier)}" type="imsqti_item_xmlv3p0" href="${escapeXml(name(item))}"><file href="${escapeXml(name(item))}"/></resource>`,
  )
  const further = Object.keys(others).map(
    (file, index) =>
      `    <resource identifier="file-${index + 1}" type="associatedcontent/learning-application-resource" href="${escapeXml(file)}"><file href="${escapeXml(file)}"/></resource>`,
  )
  const manifest = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="${escapeXml(identifier)}">`,
    '  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>',
    '  <organizations/>',
    '  <resources>',
    ...resources,
    ...further,
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n')
  const text = (content: string) => new TextEncoder().encode(content)
  const files: Record<string, Uint8Array> = { 'imsmanifest.xml': text(manifest) }
  for (const item of items) files[name(item)] = text(writeItem(item))
  for (const [file, content] of Object.entries(others)) files[file] = text(content)
  return zipSync(files, { level: 0, mtime: new Date('2026-01-01T00:00:00') })
}
