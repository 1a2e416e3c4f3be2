import {
  AuditOutlined,
  ControlOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { NavigationGroup } from '../../app/navigation.tsx'

/** The entries of the administrators and of officers about themselves. */
export const ADMINISTRATION: NavigationGroup = {
  title: { zh: '管理', en: 'Administration' },
  entries: [
    {
      to: '/administration/parameters',
      title: { zh: '政策参数', en: 'Policy parameters' },
      icon: <ControlOutlined />,
      may: 'identity.parameter.read',
    },
    {
      to: '/administration/delegations',
      title: { zh: '委托代办', en: 'Delegations' },
      icon: <SwapOutlined />,
      may: 'identity.mandate.delegate',
    },
    {
      to: '/administration/candidates',
      title: { zh: '考生密码重置', en: 'Candidate passwords' },
      icon: <KeyOutlined />,
      may: 'identity.candidate.reset',
    },
    {
      to: '/administration/accounts',
      title: { zh: '账号与授权', en: 'Accounts and mandates' },
      icon: <TeamOutlined />,
      may: 'identity.account.read',
    },
    {
      to: '/administration/audit',
      title: { zh: '审计记录', en: 'Audit trail' },
      icon: <AuditOutlined />,
      may: 'identity.audit.read',
    },
    {
      to: '/administration/seals',
      title: { zh: '审计封存', en: 'Audit seals' },
      icon: <SafetyCertificateOutlined />,
      may: 'identity.audit.read',
    },
  ],
}
