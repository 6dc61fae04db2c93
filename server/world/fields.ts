import { z } from 'zod';
import { remembered } from './remembered.ts';

/** How a form asks for a field; the web and the words files know each kind. */
export type FieldKind = 'hidden' | 'text' | 'long-text' | 'code' | 'id-number' | 'account' | 'phone' | 'secret' | 'pin' | 'money' | 'date' | 'choice';

interface FieldMeta {
  readonly field: FieldKind;
  /** How many digits or characters it has, where that is fixed. */
  readonly length?: number;
  readonly options?: readonly string[];
}

/** What kind of field a schema is. Throws for a schema that was not made here: every field of a command is. */
export const fieldOf = remembered((schema: z.ZodType): FieldMeta => {
  const meta = schema.meta() as Partial<FieldMeta> | undefined;
  if (!meta?.field) throw new Error('a field of a command is made by fields.ts');
  return meta as FieldMeta;
});

/** Every field of a command's form, in order. */
export const fieldsOf = remembered((input: z.ZodObject): readonly (readonly [string, z.ZodType])[] => Object.entries<z.ZodType>(input.shape));

const digitsOnly = (text: string): string => text.replace(/[\s.\-–]/g, '');
const digits = (field: FieldKind, length: number) =>
  z
    .string()
    .transform(digitsOnly)
    .pipe(z.string().regex(new RegExp(`^\\d{${length}}$`)))
    .meta({ field, length });

/** Which thing a form is about; never typed. */
export const reference = () => z.string().min(1).max(64).meta({ field: 'hidden' });
/** A line of words, trimmed, in composed Unicode. */
export const line = (most = 200) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(most))
    .meta({ field: 'text' });
/** Several lines of words. */
export const words = (most = 2000) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(most))
    .meta({ field: 'long-text' });
/** A one-time code as digits; spaces do not matter. */
export const code = (length = 6) => digits('code', length);
/** Số định danh cá nhân: 12 digits. */
export const idNumber = () => digits('id-number', 12);
/** A bank account number: 6 to 16 digits. */
export const account = () =>
  z
    .string()
    .transform(digitsOnly)
    .pipe(z.string().regex(/^\d{6,16}$/))
    .meta({ field: 'account' });
/** A phone number: 10 digits from 0. */
export const phone = () =>
  z
    .string()
    .transform(digitsOnly)
    .pipe(z.string().regex(/^0\d{9}$/))
    .meta({ field: 'phone', length: 10 });
/** A password: compared and forgotten. */
export const secret = () => z.string().min(1).max(64).meta({ field: 'secret' });
/** A passcode or PIN in digits: compared and forgotten. */
export const pin = (length = 6) => digits('pin', length);

/** Whole đồng: "87.000", "87 000 đ" in a form and 87000 in YAML are the same amount. */
export const dong = () =>
  z
    .union([z.int(), z.string()])
    .transform((given) => (typeof given === 'number' ? given : dongIn(given)))
    .pipe(z.int().positive().max(999_999_999_999))
    .meta({ field: 'money' });

/** "1.500.000 đ" → 1500000; NaN where it is no amount. Marks of thousands are dots, commas or spaces, in threes. */
function dongIn(text: string): number {
  const bare = text.trim().replace(/\s*(đồng|đ|₫|vnđ|vnd)$/iu, '');
  return /^\d{1,3}([.,\s]\d{3})+$|^\d+$/.test(bare) ? Number(bare.replace(/\D/g, '')) : NaN;
}

/** A day: "10/11/2026" in a form, "2026-11-10" in YAML; kept as the latter. */
export const day = () =>
  z
    .string()
    .transform((text) =>
      text
        .trim()
        .replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`),
    )
    .pipe(z.iso.date())
    .meta({ field: 'date' });

/** One of a few. */
export const choice = <const Options extends readonly [string, ...string[]]>(...options: Options) =>
  z.enum(options).meta({ field: 'choice', options });
/** One of a few that the page knows (this person's accounts, certificates). */
export const chosen = () => z.string().min(1).max(64).meta({ field: 'choice' });
