import { defineRefusals } from '@lingjiang/kernel'

/** Refusals that any endpoint can answer. */
export const platformRefusals = defineRefusals('platform', {
  'not-signed-in': { kind: 'unauthenticated', text: { zh: '请先登录。', en: 'Please sign in first.' } },
  'not-permitted': {
    kind: 'forbidden',
    text: { zh: '您当前的身份不能办理此事项。', en: 'Your present role does not allow this.' },
  },
  'not-found': {
    kind: 'not-found',
    text: { zh: '没有找到，或不在您可以查看的范围内。', en: 'Not found, or not among what you may see.' },
  },
  'stale-version': {
    kind: 'conflict',
    text: {
      zh: '该记录已被他人更新，请刷新后再办理。',
      en: 'Somebody else has changed this record. Reload it and try again.',
    },
  },
  'csrf-token-wrong': {
    kind: 'forbidden',
    text: { zh: '页面已过期，请刷新后重试。', en: 'This page has expired. Reload it and try again.' },
  },
  'too-many-requests': {
    kind: 'limited',
    text: { zh: '操作过于频繁，请在 {seconds} 秒后再试。', en: 'Too many requests. Try again in {seconds} seconds.' },
  },
  'idempotency-key-reused': {
    kind: 'conflict',
    text: { zh: '同一请求编号已用于不同内容。', en: 'This request key was already used for different content.' },
  },
  'file-too-large': {
    kind: 'rule',
    text: { zh: '文件超过 {megabytes} MB 的上限。', en: 'The file is larger than the limit of {megabytes} MB.' },
  },
  'file-type-not-accepted': {
    kind: 'rule',
    text: {
      zh: '不接受这种文件：{mediaType}。可以上传：{accepted}。',
      en: 'Files of type {mediaType} are not accepted. Accepted: {accepted}.',
    },
  },
  'file-empty': {
    kind: 'rule',
    text: { zh: '文件是空的，请重新选择文件。', en: 'The file is empty. Choose another one.' },
  },
  'file-content-differs': {
    kind: 'rule',
    text: {
      zh: '文件内容与其类型不符，请换一个能正常打开的文件。',
      en: 'The file is not of the type it claims to be. Choose one that opens.',
    },
  },
  'file-truncated': {
    kind: 'rule',
    text: {
      zh: '文件不完整，可能没有下载或保存完，请重新保存后上传。',
      en: 'The file is cut off. Save it again in full and upload it once more.',
    },
  },
  'file-encrypted': {
    kind: 'rule',
    text: {
      zh: '文件有密码保护，请去掉密码后上传。',
      en: 'The file is locked by a password. Remove it and upload the file.',
    },
  },
  'action-not-available': {
    kind: 'conflict',
    text: {
      zh: '当前状态（{state}）下不能进行此操作。',
      en: 'This action is not available in the present state ({state}).',
    },
  },
  'reason-required': {
    kind: 'rule',
    text: { zh: '请写明理由。', en: 'Give a reason.' },
  },
  'outside-system-unavailable': {
    kind: 'unavailable',
    text: { zh: '外部系统暂时不可用，请稍后再试。', en: 'An outside system is unavailable. Please try again later.' },
  },
})
