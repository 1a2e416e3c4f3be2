import { SKILL_LEVEL_NAMES, SKILL_LEVELS } from '@lingjiang/kernel'
import { defineMessages, useText, useTitle } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { JOBS } from './jobs.ts'

const m = defineMessages({
  title: { zh: '职业技能等级认定', en: 'Vocational skill-level recognition' },
  lead: {
    zh: '一次备案，全省有效；一人一账号，终身可查；任何人都能免费核验证书。',
    en: 'Filed once, valid across the province. One account for life. Anybody can check a certificate for free.',
  },
  jobs: { zh: '您要办什么', en: 'What would you like to do?' },
  course: { zh: '认定怎样进行', en: 'How recognition works' },
  ladder: { zh: '八个等级', en: 'The eight levels' },
  ladderLead: {
    zh: '由低到高。证书上印的是国家职业标准的五个等级；特级技师、首席技师由用人单位评聘。',
    en: 'From lowest to highest. Certificates carry the five levels of the national standards; special-grade and chief technicians are appointed by employers.',
  },
})

const COURSE = [
  {
    title: { zh: '找机构', en: 'Find an organisation' },
    text: {
      zh: '用人单位、技工院校、社会培训评价组织，经备案后列入公开目录。',
      en: 'Employers, technical colleges and training-and-assessment organisations, filed and listed in the public catalogue.',
    },
  },
  {
    title: { zh: '实名报名', en: 'Register with your real name' },
    text: {
      zh: '填写一次，系统按国家职业标准的申报条件说明符合哪一条、还缺什么。',
      en: 'Fill in once. The conditions of the national standard are checked, and you see which one you meet and what is missing.',
    },
  },
  {
    title: { zh: '参加考核', en: 'Take the assessment' },
    text: {
      zh: '理论知识、操作技能；技师、高级技师另有综合评审。',
      en: 'Theory and practical skill; technicians and senior technicians also pass a comprehensive review.',
    },
  },
  {
    title: { zh: '公示成绩', en: 'Results are published' },
    text: { zh: '成绩公示期内可以申请复核。', en: 'You may ask for a re-check while they are on display.' },
  },
  {
    title: { zh: '领取证书', en: 'Receive the certificate' },
    text: {
      zh: '电子证书与纸质证书同等有效，全国联网可查。',
      en: 'Electronic and paper certificates are equally valid and can be checked nationwide.',
    },
  },
] as const

export function HomePage() {
  const text = useText()
  useTitle(text(m.title))
  return (
    <div className="home">
      <div className="home-head">
        <h1>{text(m.title)}</h1>
        <p className="lj-lead">{text(m.lead)}</p>
      </div>
      <section aria-labelledby="jobs">
        <h2 id="jobs">{text(m.jobs)}</h2>
        <ul className="home-jobs">
          {JOBS.map((job) => (
            <li key={job.to}>
              <Link to={job.to}>{text(job.title)}</Link>
              <span>{text(job.hint)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="course">
        <h2 id="course">{text(m.course)}</h2>
        <ol className="home-course">
          {COURSE.map((step) => (
            <li key={step.title.en}>
              <h3>{text(step.title)}</h3>
              <p>{text(step.text)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="ladder">
        <h2 id="ladder">{text(m.ladder)}</h2>
        <p className="lj-muted">{text(m.ladderLead)}</p>
        <ol className="home-ladder">
          {SKILL_LEVELS.map((level) => (
            <li key={level}>{text(SKILL_LEVEL_NAMES[level])}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}
