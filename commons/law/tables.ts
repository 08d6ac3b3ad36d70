/** Tables of the law that rules are read from: protection levels, guides of internal control, how long records are kept. */
import type { Label } from '#words'

/** Requirements of GB/T 22239-2019 in our own words, and at which levels each is asked; two secondary sources agree. */
export const protectionLevels: readonly (readonly [control: Label, requirement: Label, levels: readonly number[]])[] = [
  [['身份鉴别', 'identity'], ['身份唯一、口令复杂并定期更换', 'unique identity, complexity, regular change'], [1, 2, 3, 4]],
  [['身份鉴别', 'identity'], ['登录失败处理与超时退出', 'login failure handling, time-out'], [1, 2, 3, 4]],
  [['身份鉴别', 'identity'], ['远程管理防窃听', 'no eavesdropping on remote management'], [2, 3, 4]],
  [['身份鉴别', 'identity'], ['两种以上鉴别技术，其一为密码技术', 'two or more kinds, one cryptographic'], [3, 4]],
  [['访问控制', 'access'], ['分配账户与权限', 'accounts and rights assigned'], [1, 2, 3, 4]],
  [['访问控制', 'access'], ['重命名或删除默认账户、修改默认口令', 'default accounts renamed/removed, default passwords changed'], [1, 2, 3, 4]],
  [['访问控制', 'access'], ['清理多余、过期账户，不得共享', 'surplus/expired accounts removed, no shared accounts'], [1, 2, 3, 4]],
  [['访问控制', 'access'], ['管理用户最小权限与权限分离', 'least privilege and separation for administrators'], [2, 3, 4]],
  [['访问控制', 'access'], ['由授权主体配置访问规则', 'rules set by authorised subject'], [3, 4]],
  [['访问控制', 'access'], ['粒度达到用户或进程对文件或表', 'granularity user/process to file/table'], [3, 4]],
  [['访问控制', 'access'], ['重要主体与客体设置安全标记', 'security labels on important subjects/objects'], [3]],
  [['安全审计', 'audit'], ['启用审计，覆盖每个用户、重要行为与事件', 'audit on, every user, important acts and events'], [2, 3, 4]],
  [['安全审计', 'audit'], ['记录时间、用户、类型、结果及其他', 'fields: time, user, type, result, other'], [2, 3]],
  [['安全审计', 'audit'], ['保护并备份审计记录', 'records protected, backed up'], [2, 3, 4]],
  [['安全审计', 'audit'], ['保护审计进程', 'audit process protected'], [3, 4]],
  [['入侵防范', 'intrusion'], ['最小安装，关闭不需要的服务与端口', 'minimal install; no unneeded services/ports'], [1, 2, 3, 4]],
  [['入侵防范', 'intrusion'], ['限制管理终端', 'management terminals restricted'], [2, 3, 4]],
  [['入侵防范', 'intrusion'], ['检验输入有效性', 'input validity checks'], [2, 3, 4]],
  [['入侵防范', 'intrusion'], ['发现已知漏洞，测试后修补', 'known vulnerabilities found and patched after test'], [2, 3, 4]],
  [['入侵防范', 'intrusion'], ['关键节点入侵检测与报警', 'intrusion detection and alarm on key nodes'], [3, 4]],
  [['数据完整性', 'integrity'], ['传输完整性（校验技术）', 'in transit (check technique)'], [1, 2]],
  [['数据完整性', 'integrity'], ['传输与存储完整性（校验或密码技术）', 'in transit and at rest (check or cryptographic)'], [3, 4]],
  [['数据保密性', 'secrecy'], ['传输与存储采用密码技术保密', 'cryptographic in transit and at rest'], [3, 4]],
  [['数据备份恢复', 'backup'], ['本地备份与恢复', 'local backup and restore'], [1, 2, 3, 4]],
  [['数据备份恢复', 'backup'], ['异地备份（二级定时批量为通说；三级起实时）', 'off-site (L2 scheduled batch by recall; L3+ real time)'], [2, 3, 4]],
  [['数据备份恢复', 'backup'], ['重要系统热备', 'hot standby of important systems'], [3, 4]],
  [['剩余信息保护', 'residual information'], ['清除鉴别信息', 'credentials cleared'], [2, 3, 4]],
  [['剩余信息保护', 'residual information'], ['清除敏感数据', 'sensitive data cleared'], [3, 4]],
  [['个人信息保护', 'personal data'], ['仅收集必需信息，禁止未授权访问和使用', 'only necessary data; no unauthorised access/use'], [2, 3, 4]],
  [['制定和发布', 'issuing'], ['正式发布并控制版本', 'formal issue with version control'], [2, 3, 4]],
  [['评审和修订', 'review'], ['定期评审和修订', 'regular review and revision'], [2, 3, 4]],
  [['岗位设置', 'posts'], ['设系统、审计、安全管理员岗位', 'system, audit and security administrator posts'], [2, 3, 4]],
  [['人员配备', 'staff'], ['专职安全管理员，不得兼任', 'full-time security administrator, no other post'], [3, 4]],
]

/** The eighteen application guides of internal control (财会〔2010〕11号, 2010-04-15), by number. */
export const controlGuides: readonly (readonly [number: number, name: Label, covers: string])[] = [
  [1, ['组织架构', 'Organisation'], '治理与机构; collective decision; incompatible duties in general'],
  [2, ['发展战略', 'Strategy'], 'strategy committee, board, shareholders; yearly break-down'],
  [3, ['人力资源', 'Human resources'], 'hiring, key posts, rotation, leaving audit'],
  [4, ['社会责任', 'Social responsibility'], 'safety, quality, environment, employment'],
  [5, ['企业文化', 'Culture'], 'values, evaluation of culture'],
  [6, ['资金活动', 'Funds'], 'raising, investing, operating cash'],
  [7, ['采购业务', 'Purchasing'], 'request to payment and supplier review'],
  [8, ['资产管理', 'Assets'], 'stock, fixed, intangible'],
  [9, ['销售业务', 'Sales'], 'credit, pricing, delivery, collection'],
  [10, ['研究与开发', 'R&D'], 'project approval, process, results'],
  [11, ['工程项目', 'Construction projects'], 'approval, tender, cost, completion'],
  [12, ['担保业务', 'Guarantees'], 'survey, approval, monitoring'],
  [13, ['业务外包', 'Outsourcing'], 'vendor choice, monitoring, acceptance'],
  [14, ['财务报告', 'Financial reporting'], 'prepare, publish, analyse'],
  [15, ['全面预算', 'Budget'], 'prepare, carry out, appraise'],
  [16, ['合同管理', 'Contracts'], 'conclude, perform, settle'],
  [17, ['内部信息传递', 'Internal information'], 'reports, secrecy, anti-fraud'],
  [18, ['信息系统', 'Information systems'], 'develop, operate, secure'],
]

/** Table 1 of 会计档案管理办法 (2016-01-01): years from the first day after the fiscal year; two secondary sources agree. */
export const archiveRetention: readonly (readonly [kind: Label, kept: number | 'for ever' | { readonly years: number; readonly from: Label }])[] = [
  [['原始凭证', 'source documents'], 30],
  [['记账凭证', 'vouchers'], 30],
  [['总账', 'general ledger'], 30],
  [['明细账', 'subsidiary ledgers'], 30],
  [['日记账 (含现金、银行存款)', 'journals (cash and bank among them)'], 30],
  [['固定资产卡片', 'cards of fixed assets'], { years: 5, from: ['清理之后', 'after clearing'] }],
  [['其他辅助性账簿', 'other auxiliary books'], 30],
  [['月度、季度、半年度财务会计报告', 'monthly, quarterly and half-year reports'], 10],
  [['年度财务会计报告', 'annual reports'], 'for ever'],
  [['银行存款余额调节表', 'bank reconciliations'], 10],
  [['银行对账单', 'bank statements'], 10],
  [['纳税申报表', 'tax returns'], 10],
  [['会计档案移交清册', 'handover lists'], 30],
  [['会计档案保管清册', 'custody lists'], 'for ever'],
  [['会计档案销毁清册', 'destruction lists'], 'for ever'],
  [['会计档案鉴定意见书', 'appraisal opinions'], 'for ever'],
]

/** Least terms of other records, in months (pay records of migrant workers in construction: 36). */
export const otherRetention: readonly (readonly [record: Label, months: number, source: string])[] = [
  [['劳动合同文本 (已解除或终止)', 'labour contracts ended'], 24, '劳动合同法 50'],
  [['工资支付书面记录', 'pay records'], 24, '工资支付暂行规定 6; 保障农民工工资支付条例 15'],
  [['个人信息保护影响评估报告和处理情况记录', 'impact assessments of personal data'], 36, '个人信息保护法 56'],
  [['提供、委托处理个人信息和重要数据的处理情况记录', 'records of providing or entrusting personal and important data'], 36, '网络数据安全管理条例 12'],
  [['网络日志', 'network logs'], 6, '网络安全法 23(3) (2026 起; 原 21)'],
]
