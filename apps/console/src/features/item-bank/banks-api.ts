import { CreateBank, GetBank, ImportItems, ListBanks, ListItems, OpenItem } from '@lingjiang/item-bank/contract'
import { type BodyOf, call, type ReplyOf, upload } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BankSearch, ItemSearch } from './bank-search.ts'

export type BankRow = ReplyOf<typeof ListBanks>['banks'][number]
export type BankReply = ReplyOf<typeof GetBank>
export type BlueprintRow = BankReply['blueprint'][number]
export type Rubric = BankReply['rubrics'][number]
export type ItemRow = ReplyOf<typeof ListItems>['items'][number]

export function useBanks(search: BankSearch) {
  return useQuery({
    queryKey: ['item-bank', 'banks', search],
    queryFn: ({ signal }) => call(ListBanks, { query: { ...search, limit: 25 }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useBank(bankId: string) {
  return useQuery({
    queryKey: ['item-bank', 'bank', bankId],
    queryFn: ({ signal }) => call(GetBank, { params: { bankId }, signal }),
  })
}

export function useItems(bankId: string, search: ItemSearch) {
  return useQuery({
    queryKey: ['item-bank', 'items', bankId, search],
    queryFn: ({ signal }) => call(ListItems, { params: { bankId }, query: { ...search, limit: 50 }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useCreateBank() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof CreateBank>) => call(CreateBank, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['item-bank'] }),
  })
}

/** Some systems do not know the type of a file; its ending then tells. */
function typed(file: File): File {
  const type = /\.zip$/i.test(file.name) ? 'application/zip' : /\.xml$/i.test(file.name) ? 'application/xml' : ''
  return file.type || !type ? file : new File([file], file.name, { type })
}

export function useImport(bankId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => upload(ImportItems, typed(file), { params: { bankId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['item-bank'] }),
  })
}

/** Each opening is recorded by the server; the key is kept nowhere after the dialog. */
export function useOpenItem(bankId: string) {
  return useMutation({
    mutationFn: (itemId: string) => call(OpenItem, { params: { bankId, itemId } }),
    gcTime: 0,
  })
}
