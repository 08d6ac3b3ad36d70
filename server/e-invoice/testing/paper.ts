/** Electronic invoices for stories, written by ourselves in the form of the tax office's files. */
export type Written = {
  readonly number?: string; readonly issued?: string; readonly seller?: string; readonly sellerTax?: string; readonly buyer?: string; readonly buyerTax?: string
  readonly untaxed?: string; readonly tax?: string; readonly total?: string; readonly capitals?: string; readonly remark?: string
  readonly lines?: readonly { readonly name: string; readonly model?: string; readonly quantity?: string; readonly price?: string; readonly amount: string; readonly rate: string; readonly tax: string }[]
}

const element = (name: string, text: string | undefined): string => (text === undefined ? `<${name}/>` : `<${name}>${text}</${name}>`)

/** A fully digitalised invoice: ten bolts at ten yuan and thirteen per cent, unless it is told otherwise. */
export function digital({ number = '26322000000000000001', issued = '2026-03-01 10:11:12', seller = 'ALPHA 有限公司', sellerTax = '91320500MA1ALPHA01', buyer = '小公司', buyerTax = '', untaxed = '100.00', tax = '13.00', total = '113.00', capitals = '壹佰壹拾叁圆整', remark = '', lines = [{ name: '*紧固件*BOLT', quantity: '10', price: '10', amount: '100.00', rate: '13%', tax: '13.00' }] }: Written = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${number}</EIid><Version>0.2</Version><InherentLabel><GeneralOrSpecialVAT><LabelName>增值税专用发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
<EInvoiceData><SellerInformation>${element('SellerIdNum', sellerTax)}${element('SellerName', seller)}</SellerInformation><BuyerInformation>${element('BuyerIdNum', buyerTax)}${element('BuyerName', buyer)}</BuyerInformation>
<BasicInformation>${element('TotalAmWithoutTax', untaxed)}${element('TotalTaxAm', tax)}${element('TotalTax-includedAmount', total)}${element('TotalTax-includedAmountInChinese', capitals)}${element('RequestTime', issued)}</BasicInformation>
${lines.map((one) => `<IssuItemInformation>${element('ItemName', one.name)}${element('SpecMod', one.model)}<MeaUnits>件</MeaUnits>${element('Quantity', one.quantity)}${element('UnPrice', one.price)}${element('Amount', one.amount)}${element('TaxRate', one.rate)}${element('ComTaxAm', one.tax)}</IssuItemInformation>`).join('\n')}
<AdditionalInformation>${element('Remark', remark)}</AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber><IssueTime>${issued.slice(0, 10)}</IssueTime></TaxSupervisionInfo></EInvoice>`
}

/** The data within an OFD of the years before. */
export const older = (number = '12345678'): string => `<?xml version="1.0" encoding="UTF-8"?>
<fp:eInvoice xmlns:fp="urn:invoice"><fp:InvoiceCode>032002600111</fp:InvoiceCode><fp:InvoiceNo>${number}</fp:InvoiceNo><fp:IssueDate>2026年02月28日</fp:IssueDate>
<fp:Buyer><fp:BuyerName>小公司</fp:BuyerName></fp:Buyer><fp:Seller><fp:SellerName>ALPHA 有限公司</fp:SellerName><fp:SellerTaxID>91320500MA1ALPHA01</fp:SellerTaxID></fp:Seller>
<fp:GoodsInfos><fp:GoodsInfo><fp:Item>*修理修配*维修服务</fp:Item><fp:Amount>200.00</fp:Amount><fp:TaxScheme>免税</fp:TaxScheme><fp:TaxAmount>***</fp:TaxAmount></fp:GoodsInfo></fp:GoodsInfos>
<fp:TaxExclusiveTotalAmount>200.00</fp:TaxExclusiveTotalAmount><fp:TaxTotalAmount>0.00</fp:TaxTotalAmount><fp:TaxInclusiveTotalAmount>200.00</fp:TaxInclusiveTotalAmount></fp:eInvoice>`
