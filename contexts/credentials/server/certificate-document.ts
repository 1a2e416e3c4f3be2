import { createRequire } from 'node:module'
import { IDENTITY_DOCUMENT_NAMES, type IdentityDocumentType } from '@lingjiang/codes'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import type { Services } from '@lingjiang/platform'
import PDFDocument from 'pdfkit'
import { checkToken, DOCUMENT_PLACE } from './build-certificates.ts'
import type { Certificate } from './certificate-store.ts'
import { drawCode } from './draw-code.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)
const A4 = { width: 595.28, height: 841.89 } as const
const INK = '#1a1f24'
const FAINT = '#5b636a'
const ACCENT = '#0b4f6c'

/**
 * The certificate on one A4 page with the items of 人社鉴发〔2021〕1号: no emblem, no forbidden words, `--` where there is no work type.
 * The digest printed at its foot is that of the credential and of the register's leaf.
 */
export async function certificateDocument(
  certificate: Certificate,
  services: Pick<Services, 'vault' | 'publicUrl' | 'blobs'>,
): Promise<Buffer> {
  const issued = new Date(`${certificate.issuedOn}T00:00:00+08:00`)
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    info: {
      Title: `职业技能等级证书 ${certificate.number}`,
      Author: certificate.payload.organisation.name,
      CreationDate: issued,
      ModDate: issued,
    },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.registerFont('body', FONT).font('body')
  drawFrame(pdf)
  drawHead(pdf)
  await drawPhoto(pdf, certificate, services)
  drawItems(pdf, certificate, services.vault.decrypt(certificate.documentSealed, DOCUMENT_PLACE))
  drawFoot(pdf, certificate, services)
  pdf.end()
  await finished
  return Buffer.concat(chunks)
}

type Pdf = InstanceType<typeof PDFDocument>

function drawFrame(pdf: Pdf) {
  pdf
    .lineWidth(1.5)
    .strokeColor(ACCENT)
    .rect(36, 36, A4.width - 72, A4.height - 72)
    .stroke()
  pdf
    .lineWidth(0.5)
    .rect(42, 42, A4.width - 84, A4.height - 84)
    .stroke()
}

function drawHead(pdf: Pdf) {
  pdf
    .fillColor(ACCENT)
    .fontSize(30)
    .text('职业技能等级证书', 0, 96, { width: A4.width, align: 'center', characterSpacing: 4 })
  pdf
    .fillColor(FAINT)
    .fontSize(10.5)
    .text('Certificate of Vocational Skill Level', 0, 142, { width: A4.width, align: 'center' })
  const words = '本证书表明持证人按照国家职业标准或评价规范，经考核合格，达到下列职业技能等级。'
  pdf
    .fillColor(INK)
    .fontSize(12)
    .text(words, 84, 184, { width: A4.width - 168, lineGap: 5 })
}

const PHOTO = { x: A4.width - 84 - 90, y: 240, width: 90, height: 126 } as const

/** The candidate's photograph; for synthetic people, who have none, a drawn outline that says so. */
async function drawPhoto(pdf: Pdf, certificate: Certificate, services: Pick<Services, 'blobs'>) {
  const { x, y, width, height } = PHOTO
  const photo = certificate.photoSha256
    ? await services.blobs.get(certificate.photoSha256).catch(() => undefined)
    : undefined
  if (photo) {
    pdf.image(photo, x, y, { fit: [width, height], align: 'center', valign: 'center' })
    return
  }
  pdf.lineWidth(0.75).strokeColor(FAINT).rect(x, y, width, height).stroke()
  pdf.circle(x + width / 2, y + 46, 20).stroke()
  pdf
    .path(`M ${x + 14} ${y + height - 14} Q ${x + width / 2} ${y + 50} ${x + width - 14} ${y + height - 14} Z`)
    .stroke()
  pdf
    .fillColor(FAINT)
    .fontSize(7)
    .text('示意图（虚拟人员）', x, y + height - 11, { width, align: 'center' })
}

function drawItems(pdf: Pdf, certificate: Certificate, documentNumber: string) {
  const { payload } = certificate
  const document =
    IDENTITY_DOCUMENT_NAMES[certificate.documentType as IdentityDocumentType]?.zh ?? certificate.documentType
  const items: readonly (readonly [string, string])[] = [
    ['姓名', certificate.holderName],
    ['证件类型', document],
    ['证件号码', documentNumber],
    ['职业名称', payload.occupation.name],
    ['工种／职业方向', payload.occupation.workType ?? '--'],
    ['职业技能等级', SKILL_LEVEL_NAMES[certificate.level as SkillLevel].zh],
    ['证书编号', certificate.number],
    ['评价机构', payload.organisation.name],
    ['发证日期', certificate.issuedOn.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')],
  ]
  let y = 244
  for (const [label, value] of items) {
    const width = y < PHOTO.y + PHOTO.height ? PHOTO.x - 196 : A4.width - 84 - 180
    pdf.fillColor(FAINT).fontSize(12).text(label, 84, y, { width: 92 })
    pdf.fillColor(INK).fontSize(12).text(value, 180, y, { width, lineGap: 3 })
    y = Math.max(pdf.y, y + 17) + 16
  }
}

function drawFoot(pdf: Pdf, certificate: Certificate, services: Pick<Services, 'vault' | 'publicUrl'>) {
  const address = `${services.publicUrl}/c/${certificate.number}/${checkToken(services.vault, certificate.number)}`
  const top = A4.height - 210
  drawCode(pdf, address, 84, top, 104)
  pdf
    .fillColor(INK)
    .fontSize(9)
    .text('扫描二维码核验本证书', 204, top + 4)
  pdf
    .fillColor(FAINT)
    .fontSize(8)
    .text(`证书查询网址：${services.publicUrl}/check`, 204, top + 22, { width: A4.width - 84 - 204 })
  pdf.text(`机构查询网址：${services.publicUrl}/organisations`, 204, top + 36, { width: A4.width - 84 - 204 })
  pdf.text(`数字指纹 ${certificate.digest}`, 204, top + 56, { width: A4.width - 84 - 204 })
  pdf.text('本证书由评价机构颁发，已登入公开登记簿；不依赖本平台也可用证书文件核验真伪。', 204, top + 76, {
    width: A4.width - 84 - 204,
  })
}
