import { BrokenInvariant, refuse } from '@lingjiang/kernel'
import { endpoint, recordBlob } from '@lingjiang/platform'
import { EVIDENCE_MEDIA_TYPES, GetRegistrationFile, UploadEvidence } from '../contract/index.ts'
import { evidenceStore } from './evidence-store.ts'
import { registrationStore } from './registration-store.ts'

const MOST_BYTES = 8_000_000
const ACCOUNT_LIMIT = [
  { count: 40, seconds: 60 },
  { count: 300, seconds: 86_400 },
] as const

export const uploadEvidence = endpoint(
  UploadEvidence,
  async ({ tx, actor, now, services, upload, record }) => {
    if (actor.kind !== 'account' || !upload) throw new BrokenInvariant('an upload without account or file')
    const wait = services.limits.take(`evidence ${actor.accountId}`, ACCOUNT_LIMIT)
    if (wait) return refuse('too-many-requests', { seconds: wait })
    const blob = await services.blobs.putFile(upload.path)
    await recordBlob(tx, blob, upload.mediaType)
    const file = { sha256: blob.sha256, name: upload.name, mediaType: upload.mediaType, size: blob.size }
    await evidenceStore.note(tx, actor.accountId, file, now)
    record({ action: 'evidence-uploaded', subjectKind: 'file', subjectId: blob.sha256, facts: { size: blob.size } })
    return file
  },
  { upload: { maxBytes: MOST_BYTES, mediaTypes: EVIDENCE_MEDIA_TYPES } },
)

/** The photo or a piece of evidence, to whoever may see the registration. */
export const getRegistrationFile = endpoint(GetRegistrationFile, async ({ tx, params, services }) => {
  const registration = await registrationStore.find(tx, params.registrationId)
  if (!registration) return refuse('not-found')
  if (params.fileId === 'photo') {
    if (!registration.photoSha256) return refuse('not-found')
    const content = await services.blobs.get(registration.photoSha256)
    return { content, mediaType: content[0] === 0x89 ? 'image/png' : 'image/jpeg' }
  }
  const document = (await evidenceStore.list(tx, registration.id)).find((file) => file.id === params.fileId)
  if (!document) return refuse('not-found')
  // PDF is offered as a download: it is not shown inside our own origin.
  const inline = document.mediaType.startsWith('image/')
  return {
    content: await services.blobs.get(document.sha256),
    mediaType: document.mediaType,
    ...(inline ? {} : { fileName: document.name }),
  }
})
