/** A label in the two languages of the house. */
export type Label = readonly [zh: string, en: string]

export type Language = 'zh' | 'en'

export const inLanguage = (label: Label, language: Language): string => label[language === 'zh' ? 0 : 1]
