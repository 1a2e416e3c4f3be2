import { readFile } from 'node:fs/promises'
import { type Actor, PROVINCE, refuse } from '@lingjiang/kernel'
import { endpoint, Malformed } from '@lingjiang/platform'
import { occupationStore } from '@lingjiang/standards/server'
import { CreateBank, GetBank, ImportItems, ListBanks, ListItems, OpenItem } from '../contract/index.ts'
import { bankFaultText, checkBlueprint, ITEM_KINDS, isWholeForm } from '../domain/index.ts'
import { type Bank, bankStore } from './bank-store.ts'
import { itemStore } from './item-store.ts'
import { takeOverFile } from './take-over-file.ts'

const toRow = ({ regionCode: _region, form: _form, version: _version, ...row }: Bank) => row
const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.accountId : null)

export const listBanks = endpoint(ListBanks, async ({ tx, query }) => {
  const { banks, next } = await bankStore.list(tx, query)
  return { banks: banks.map(toRow), next }
})

export const createBank = endpoint(CreateBank, async ({ tx, body, actor, now, record }) => {
  if (!isWholeForm(body.form)) return refuse('form-not-whole')
  const occupation = await occupationStore.find(tx, body.occupationCode)
  if (!occupation) return refuse('occupation-unknown')
  const organisationId = actor.kind === 'account' ? (actor.organisationId ?? null) : null
  const bankId = await bankStore.insert(tx, {
    ...body,
    organisationId,
    regionCode: PROVINCE,
    occupationName: occupation.name,
    sample: false,
    createdBy: accountOf(actor),
    now,
  })
  if (!bankId) return refuse('bank-exists')
  record({ action: 'bank-opened', subjectKind: 'item-bank.bank', subjectId: bankId, organisationId })
  return { bankId }
})

export const getBank = endpoint(GetBank, async ({ tx, params }) => {
  const bank = await bankStore.find(tx, params.bankId)
  if (!bank) return refuse('not-found')
  const [nodes, counts] = [await bankStore.blueprint(tx, bank.id), await itemStore.countByPoint(tx, bank.id)]
  const below = (code: string) =>
    counts
      .filter((one) => one.point === code || one.point.startsWith(`${code}-`))
      .reduce((sum, one) => sum + one.items, 0)
  return {
    bank: toRow(bank),
    form: [...bank.form],
    blueprint: nodes.map((node) => ({ ...node, items: below(node.code) })),
    checks: (nodes.length ? checkBlueprint(nodes) : []).map(bankFaultText),
    kinds: ITEM_KINDS.map((kind) => ({
      kind,
      items: counts.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.items, 0),
      needed: bank.form.find((section) => section.kind === kind)?.count ?? 0,
    })),
    rubrics: (await bankStore.rubrics(tx, bank.id)).map(({ bankId: _bank, stations, ...rubric }) => ({
      ...rubric,
      stations: stations.map((station) => ({ ...station, criteria: [...station.criteria] })),
    })),
    imports: bank.own ? [...(await itemStore.listImports(tx, bank.id))] : [],
  }
})

export const listItems = endpoint(ListItems, async ({ tx, params, query }) => {
  const bank = await bankStore.find(tx, params.bankId)
  if (!bank?.own) return refuse('not-found')
  const { items, next } = await itemStore.list(tx, bank.id, query)
  return { items: [...items], next }
})

export const openItem = endpoint(OpenItem, async ({ tx, params, services, record }) => {
  const bank = await bankStore.find(tx, params.bankId)
  const item = bank?.own ? (await itemStore.open(tx, services.vault, [params.itemId])).get(params.itemId) : undefined
  if (!bank || !item) return refuse('not-found')
  record({
    action: 'item-read',
    subjectKind: 'item-bank.item',
    subjectId: params.itemId,
    organisationId: bank.organisationId,
    facts: { bank: bank.id },
  })
  const { key, choices, ...rest } = item
  return { ...rest, choices: choices.map((choice) => ({ ...choice, right: key.includes(choice.identifier) })) }
})

const ITEM_FILES = {
  maxBytes: 20_000_000,
  mediaTypes: ['application/zip', 'application/x-zip-compressed', 'application/xml', 'text/xml'],
} as const

export const importItems = endpoint(
  ImportItems,
  async ({ tx, params, actor, now, services, upload, language, record }) => {
    const bank = await bankStore.find(tx, params.bankId)
    if (!bank) return refuse('not-found')
    if (!bank.own) return refuse('bank-not-yours')
    if (!upload) return refuse('file-type-not-accepted', { mediaType: '?', accepted: ITEM_FILES.mediaTypes.join(', ') })
    const source = { name: upload.name, bytes: await readFile(upload.path), accountId: accountOf(actor), now }
    const taken = await takeOverFile(tx, services.vault, bank, source)
    if ('faults' in taken)
      throw new Malformed(
        taken.faults.map((fault) => ({
          pointer: `/${fault.file}`,
          text: fault.text[language],
          ...(fault.row === undefined ? {} : { row: fault.row }),
        })),
      )
    record({
      action: 'items-imported',
      subjectKind: 'item-bank.bank',
      subjectId: bank.id,
      organisationId: bank.organisationId,
      facts: { items: taken.items, replaced: taken.replaced },
    })
    return taken
  },
  { upload: ITEM_FILES },
)
