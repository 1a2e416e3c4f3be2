import { defineRefusals, type RefusalEntry } from '@lingjiang/kernel'
import { EXAM_REFUSALS } from './exam-refusals.ts'

const rule = (zh: string, en: string): RefusalEntry => ({ kind: 'rule', text: { zh, en } })
const conflict = (zh: string, en: string): RefusalEntry => ({ kind: 'conflict', text: { zh, en } })

export const refusals = defineRefusals('assessment', {
  ...EXAM_REFUSALS,
  'site-not-yours': rule('该考点不属于本机构，或未备案。', 'This site is not yours, or is not filed.'),
  'room-not-at-site': rule('考场不在所选考点内。', 'A room is not at the chosen site.'),
  'staff-not-on-list': rule('有人员不在本机构名册内。', 'Somebody is not on the list of your staff.'),
  'times-not-in-order': rule(
    '场次的结束时间应晚于开始时间，且应在考试日期之后。',
    'A slot must end after it starts, on or after the first day.',
  ),
  'days-not-in-order': rule(
    '报名起止日期应先后有序，且早于考试日期。',
    'Registration must open, then close, then the exam begins.',
  ),
  'session-not-editable': conflict(
    '计划已报送，不能修改；请先由受理机关退回。',
    'The plan is filed and cannot be changed unless it is returned.',
  ),
  'room-too-small': rule('考场“{room}”只能容纳 {capacity} 人。', 'Room {room} holds {capacity}.'),
  'plan-begins-anew': rule(
    '计划报送后，职业、等级和考点所在县区不能再更改，请取消后新建计划。',
    'Once a plan has been filed, its occupation, level and county of the site cannot be changed. Cancel and plan anew.',
  ),
  'plan-not-sound': rule(
    '计划有 {count} 项不符合要求，首项：{first}。',
    '{count} conditions are not met, the first: {first}.',
  ),
  'room-taken': conflict(
    '有考场在同一时间已被占用，请刷新后调整。',
    'A room has just been taken at that time. Reload and change the plan.',
  ),
  'person-taken': conflict(
    '有人员在同一时间已有其他安排，请刷新后调整。',
    'Somebody has just been assigned elsewhere at that time. Reload and change the plan.',
  ),
  'registrations-undecided': rule(
    '还有 {count} 份报名未审核，不能锁定名单。',
    '{count} registrations are not decided; the list cannot be frozen.',
  ),
  'seats-not-enough': rule(
    '科目 {subject} 的考位只有 {have} 个，考生有 {needed} 人。',
    'There are {have} seats for {subject} and {needed} candidates.',
  ),
  'nobody-admitted': rule('没有审核通过的考生。', 'No candidate has been accepted.'),
  'person-not-registered': rule('请先完成实名注册。', 'Register with your real name first.'),
  'registration-not-open': conflict('现在不在报名时间内。', 'Registration is not open now.'),
  'session-full': conflict('名额已满。', 'All places are taken.'),
  'already-registered': conflict('您已报名本场次。', 'You are registered for this session already.'),
  'alternative-unknown': rule('本等级没有申报条件 {alternative}。', 'This level has no alternative {alternative}.'),
  'not-eligible': rule(
    '不符合申报条件 {alternative}：{missing}。',
    'Alternative {alternative} does not hold: {missing}.',
  ),
  'birth-date-needed': rule(
    '您的证件不含出生日期，请填写。',
    'Your document does not carry the date of birth. Please give it.',
  ),
  'duplicate-blocked': rule('不能报名（{rules}）：{reason}', 'Registration is not possible ({rules}): {reason}'),
  'justification-needed': rule(
    '请说明一年内再次报考的理由。',
    'Give your reason for another certificate within a year.',
  ),
  'evidence-missing': rule('缺少证明材料：{papers}，请上传。', 'Evidence is missing: {papers}. Upload it.'),
  'file-not-uploaded': rule('有文件未上传成功，请重新上传。', 'A file was not uploaded. Upload it again.'),
  'audience-not-yours': rule(
    '本场次面向本单位职工或本校学生，由机构统一报名。',
    'This session is for own staff or students; the organisation registers them.',
  ),
  'registration-not-returned': conflict(
    '该报名没有被退回，不能修改。',
    'The registration was not returned and cannot be changed.',
  ),
  'registration-not-cancellable': conflict(
    '名单已锁定或报名已取消，不能取消。',
    'The list is frozen or the registration is cancelled already.',
  ),
  'registration-not-under-review': conflict('该报名不在待审核状态。', 'The registration is not waiting for review.'),
  'review-closed': conflict('名单已锁定，不能再审核。', 'The list is frozen; reviews are over.'),
  'reason-needed': rule('退回须说明原因。', 'A return needs a reason.'),
  'file-imported-already': conflict('这个文件已导入本场次。', 'This file was imported into this session already.'),
  'import-running': conflict(
    '本场次有导入正在进行，请等待完成。',
    'An import into this session is running. Wait until it ends.',
  ),
})
