import { z } from 'zod';
import { getInForce } from '../../../../fixtures/dated.ts';
import { taxPaymentTerm } from '../../../../fixtures/law/taxes.ts';
import { addDays, localDay } from '../../calendar.ts';
import { incomeTax } from '../income-tax.ts';
import { registrationFee } from '../registration-fee.ts';
import { taxBase } from '../tax-base.ts';
import { tax } from '../tax.ts';

/** Sets the taxes of a transfer from the land office's slip (Mẫu số 19). Prices in đồng, `tablePrice` a square metre, area in m². */
export const assess = tax.command({
  name: 'assess',
  from: ['link', 'office'],
  input: z.object({
    dossier: z.string(),
    seller: z.string(),
    sellerName: z.string(),
    sellerId: z.string(),
    buyer: z.string(),
    buyerName: z.string(),
    buyerId: z.string(),
    price: z.int().positive(),
    tablePrice: z.int().positive(),
    area: z.number().positive(),
    taxPaidBy: z.enum(['buyer', 'seller']),
    online: z.boolean(),
  }),
  refusals: { 'assessed-already': 'dossier' },
  judge({ assessed, reduced }, { input, at, dice }, refuse) {
    if (Object.hasOwn(assessed, input.dossier)) return refuse('assessed-already');
    const { dossier, seller, sellerName, sellerId, buyer, buyerName, buyerId, online } = input;
    const on = localDay(at);
    const value = taxBase(input.price, input.tablePrice, input.area);
    const reducedAlready = reduced.some(({ who, year }) => who === buyer && year === on.slice(0, 4));
    const notice = (name: string): string => `099${on.replaceAll('-', '').slice(2)}${dice.digits(name, 7)}`;
    return [
      tax.fact('duties-set', {
        ...{ dossier, seller, buyer, ...value, on, due: addDays(on, getInForce(taxPaymentTerm, on).days) },
        lines: [
          {
            ...incomeTax(value.base, on),
            ...{ notice: notice('income-tax'), payer: input.taxPaidBy === 'buyer' ? buyer : seller },
            ...{ owedBy: seller, owedByName: sellerName, owedById: sellerId },
          },
          {
            ...registrationFee(value.base, on, { online, reducedAlready }),
            ...{ notice: notice('registration-fee'), payer: buyer, owedBy: buyer, owedByName: buyerName, owedById: buyerId },
          },
        ],
      }),
    ];
  },
});
