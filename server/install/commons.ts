/** Plain facts of the hall that every house starts with. */

export const currencies: readonly Readonly<Record<string, unknown>>[] = [
  { code: 'CNY', name: '人民币', nameEn: 'Renminbi', symbol: '¥', places: 2 },
  { code: 'USD', name: '美元', nameEn: 'US dollar', symbol: '$', places: 2 },
  { code: 'EUR', name: '欧元', nameEn: 'Euro', symbol: '€', places: 2 },
  { code: 'JPY', name: '日元', nameEn: 'Yen', symbol: '¥', places: 0 },
  { code: 'HKD', name: '港元', nameEn: 'Hong Kong dollar', symbol: 'HK$', places: 2 },
]
