/** The sample company's nine departments and the people in them, with the roles they hold. */

/** 恒准传感 (Hengzhun Sensing) makes laboratory sensors; the name and everybody in it are made up. */
export const company = {
  zh: '恒准传感技术有限公司', en: 'Hengzhun Sensing Technology Co., Ltd.', creditCode: '91320594MA1XH7C2KA', legalRepresentative: '陈恒远', address: '苏州工业园区恒准路1号', phone: '0512-60000001',
} as const

export type DepartmentSeed = { readonly code: string; readonly zh: string; readonly en: string; readonly parent?: string; readonly head: string }
export const departments: readonly DepartmentSeed[] = [
  { code: 'GMO', zh: '总经理办公室', en: 'General office', head: 'office' },
  { code: 'OPS', zh: '运营中心', en: 'Operations', parent: 'GMO', head: 'ops' },
  { code: 'PUR', zh: '采购部', en: 'Procurement', parent: 'OPS', head: 'buyhead' },
  { code: 'WHS', zh: '仓储部', en: 'Warehouse', parent: 'OPS', head: 'whhead' },
  { code: 'MFG', zh: '生产部', en: 'Production', parent: 'OPS', head: 'prodhead' },
  { code: 'QUA', zh: '质量部', en: 'Quality', parent: 'GMO', head: 'qa' },
  { code: 'RND', zh: '研发中心', en: 'Research and development', parent: 'GMO', head: 'rdhead' },
  { code: 'MKT', zh: '市场销售部', en: 'Marketing and sales', parent: 'GMO', head: 'sales' },
  { code: 'FIN', zh: '财务部', en: 'Finance', parent: 'GMO', head: 'finhead' },
]

export type PersonSeed = {
  readonly login: string; readonly zh: string; readonly en: string; readonly department: string
  readonly position: readonly [zh: string, en: string]; readonly manager?: string; readonly joinedOn: string; readonly roles: readonly string[]
}
const someone = (login: string, zh: string, en: string, department: string, position: readonly [string, string], manager: string | undefined, joinedOn: string, ...roles: readonly string[]): PersonSeed =>
  ({ login, zh, en, department, position, joinedOn, roles, ...(manager === undefined ? {} : { manager }) })

/** `department-head` is held in the person's own department, every other role in the whole company. */
export const people: readonly PersonSeed[] = [
  someone('gm', '陈恒远', 'Chen Hengyuan', 'GMO', ['总经理', 'General manager'], undefined, '2014-03-03', 'general-manager'),
  someone('office', '何敏', 'He Min', 'GMO', ['办公室主任', 'Office director'], 'gm', '2015-06-01', 'department-head'),
  someone('strat', '许知微', 'Xu Zhiwei', 'GMO', ['战略规划专员', 'Strategy planner'], 'gm', '2019-07-08', 'strategy-team'),
  someone('auditor', '沈国栋', 'Shen Guodong', 'GMO', ['内审专员', 'Internal auditor'], 'gm', '2017-04-10', 'internal-auditor'),
  someone('risk', '高文静', 'Gao Wenjing', 'GMO', ['风险经理', 'Risk manager'], 'gm', '2018-09-03', 'risk-manager'),
  someone('hr', '周雅琴', 'Zhou Yaqin', 'GMO', ['人事经理', 'HR manager'], 'office', '2015-08-17', 'hr-manager'),
  someone('recruiter', '赵一鸣', 'Zhao Yiming', 'GMO', ['招聘专员', 'Recruiter'], 'hr', '2021-03-15', 'recruiter'),
  someone('trainer', '孙丽娜', 'Sun Lina', 'GMO', ['培训主管', 'Training manager'], 'hr', '2019-10-21', 'training-manager'),
  someone('it', '韩志强', 'Han Zhiqiang', 'GMO', ['信息经理', 'IT manager'], 'office', '2016-05-09', 'it-manager'),
  someone('admin', '吴建平', 'Wu Jianping', 'GMO', ['系统管理员', 'System administrator'], 'it', '2018-01-08', 'admin'),
  someone('data', '魏思远', 'Wei Siyuan', 'GMO', ['数据管理员', 'Data manager'], 'it', '2020-06-22', 'data-manager'),
  someone('security', '程立', 'Cheng Li', 'GMO', ['安全管理员', 'Security administrator'], 'it', '2020-11-02', 'security-administrator'),
  someone('ops', '林晓峰', 'Lin Xiaofeng', 'OPS', ['运营总监', 'Head of operations'], 'gm', '2014-09-01', 'operations-director', 'department-head'),
  someone('planner', '罗佳', 'Luo Jia', 'OPS', ['计划员', 'Planner'], 'ops', '2018-03-12', 'planner'),
  someone('buyhead', '马俊', 'Ma Jun', 'PUR', ['采购经理', 'Head of procurement'], 'ops', '2016-02-22', 'procurement-manager', 'department-head'),
  someone('buyer', '黄晓燕', 'Huang Xiaoyan', 'PUR', ['采购员', 'Buyer'], 'buyhead', '2019-05-06', 'buyer'),
  someone('sourcing', '谢婷', 'Xie Ting', 'PUR', ['供应商管理专员', 'Supplier specialist'], 'buyhead', '2021-09-13'),
  someone('whhead', '丁海涛', 'Ding Haitao', 'WHS', ['仓储主管', 'Warehouse manager'], 'ops', '2015-11-16', 'warehouse-manager', 'department-head'),
  someone('keeper', '徐强', 'Xu Qiang', 'WHS', ['仓管员', 'Warehouse keeper'], 'whhead', '2018-06-04', 'warehouse-keeper'),
  someone('handler', '朱大勇', 'Zhu Dayong', 'WHS', ['物料员', 'Material handler'], 'whhead', '2022-02-21'),
  someone('prodhead', '胡立群', 'Hu Liqun', 'MFG', ['生产经理', 'Production manager'], 'ops', '2014-10-13', 'department-head'),
  someone('assembly', '郭建军', 'Guo Jianjun', 'MFG', ['装配组长', 'Assembly lead'], 'prodhead', '2016-07-11'),
  someone('calibration', '何小龙', 'He Xiaolong', 'MFG', ['标定技师', 'Calibration technician'], 'prodhead', '2019-04-15'),
  someone('fitter', '曹敏', 'Cao Min', 'MFG', ['装配工', 'Fitter'], 'assembly', '2023-03-06'),
  someone('qa', '唐文博', 'Tang Wenbo', 'QUA', ['质量经理', 'Quality manager'], 'gm', '2016-08-29', 'qa-manager', 'department-head'),
  someone('qc', '邓洁', 'Deng Jie', 'QUA', ['检验员', 'Quality inspector'], 'qa', '2019-12-02', 'quality-inspector'),
  someone('metrology', '萧然', 'Xiao Ran', 'QUA', ['计量工程师', 'Metrology engineer'], 'qa', '2020-08-10'),
  someone('rdhead', '郑凯', 'Zheng Kai', 'RND', ['研发经理', 'Head of R&D'], 'gm', '2015-01-19', 'rd-manager', 'department-head'),
  someone('pm', '冯宇', 'Feng Yu', 'RND', ['项目经理', 'Project manager'], 'rdhead', '2017-03-20', 'project-manager'),
  someone('hardware', '董晨', 'Dong Chen', 'RND', ['硬件工程师', 'Hardware engineer'], 'rdhead', '2019-07-01'),
  someone('firmware', '袁野', 'Yuan Ye', 'RND', ['固件工程师', 'Firmware engineer'], 'rdhead', '2020-07-06'),
  someone('structure', '潘越', 'Pan Yue', 'RND', ['结构工程师', 'Mechanical engineer'], 'rdhead', '2021-07-05'),
  someone('process', '田甜', 'Tian Tian', 'RND', ['工艺工程师', 'Process engineer'], 'rdhead', '2022-07-04'),
  someone('sales', '蒋志远', 'Jiang Zhiyuan', 'MKT', ['销售经理', 'Sales manager'], 'gm', '2015-03-02', 'sales-manager', 'department-head'),
  someone('market', '曾琳', 'Zeng Lin', 'MKT', ['市场分析员', 'Market analyst'], 'sales', '2020-02-24', 'market-analyst'),
  someone('marketing', '彭博', 'Peng Bo', 'MKT', ['市场经理', 'Marketing manager'], 'sales', '2018-11-05', 'marketing-manager'),
  someone('product', '吕晨曦', 'Lü Chenxi', 'MKT', ['产品经理', 'Product manager'], 'sales', '2019-01-14', 'product-manager'),
  someone('service', '苏倩', 'Su Qian', 'MKT', ['服务经理', 'Service manager'], 'sales', '2017-10-16', 'service-manager'),
  someone('engineer', '卢伟', 'Lu Wei', 'MKT', ['销售工程师', 'Sales engineer'], 'sales', '2021-05-17'),
  someone('finhead', '宋慧敏', 'Song Huimin', 'FIN', ['财务经理', 'Head of finance'], 'gm', '2014-05-05', 'finance-manager', 'department-head'),
  someone('accountant', '任静', 'Ren Jing', 'FIN', ['会计', 'Accountant'], 'finhead', '2017-02-13', 'accountant'),
  someone('ap', '姚丽', 'Yao Li', 'FIN', ['应付会计', 'Payables accountant'], 'finhead', '2018-08-06', 'payables-accountant'),
  someone('cashier', '范晓', 'Fan Xiao', 'FIN', ['出纳', 'Cashier'], 'finhead', '2020-03-30', 'cashier'),
  someone('budget', '石磊', 'Shi Lei', 'FIN', ['预算会计', 'Budget accountant'], 'finhead', '2019-09-09', 'budget-accountant'),
  someone('treasurer', '龙海燕', 'Long Haiyan', 'FIN', ['资金主管', 'Treasurer'], 'finhead', '2018-04-23', 'treasurer'),
]
