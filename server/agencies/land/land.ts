import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import { DutyLine, MOST_LINES } from '../duty-line.ts';
import { Plot } from '../plot.ts';

const Registered = z.object({
  /** The serial without its space: "TT00007128". */
  id: z.string(),
  /** Số phát hành: two letters, eight digits. */
  serial: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  ownerId: z.string(),
  plot: Plot,
  /** Bảng giá đất, đồng a square metre: the land office tells it to the tax office (Mẫu 19). */
  tablePrice: z.int().positive(),
  issuedOn: z.string(),
  /** Số vào sổ cấp giấy chứng nhận. */
  registerNumber: z.string(),
});

/** An application to register a change (Mẫu số 18), with the certified contract. */
export const Application = z.object({
  dossier: z.string(),
  certificate: z.string(),
  contractNumber: z.string(),
  seller: z.string(),
  sellerName: z.string(),
  sellerId: z.string(),
  buyer: z.string(),
  buyerName: z.string(),
  buyerId: z.string(),
  price: z.int().positive(),
  taxPaidBy: z.enum(['buyer', 'seller']),
  /** Filed electronically, not at a counter: the law takes something off then. */
  online: z.boolean(),
});

const facts = {
  'certificate-registered': Registered,
  'dossier-received': Application,
  'fees-set': z.object({
    dossier: z.string(),
    payer: z.string(),
    payerName: z.string(),
    payerId: z.string(),
    due: z.string(),
    lines: z.array(DutyLine).max(MOST_LINES),
  }),
  /** Phiếu chuyển thông tin để xác định nghĩa vụ tài chính (Mẫu số 19), to the tax office. */
  'slip-sent': Application.extend({ plot: Plot, tablePrice: z.int().positive() }),
  'certificate-issued': Registered.extend({ dossier: z.string(), replaces: z.string() }),
  'certificate-ended': z.object({ id: z.string(), serial: z.string(), owner: z.string(), dossier: z.string(), replacedBy: z.string() }),
};

export interface Certificate extends z.output<typeof Registered> {
  readonly status: 'valid' | 'ended';
  readonly replacedBy?: string;
}
export interface LandDossier extends z.output<typeof Application> {
  readonly state: 'received' | 'checked' | 'registered';
}

export interface Land {
  readonly certificates: Readonly<Record<string, Certificate>>;
  readonly dossiers: Readonly<Record<string, LandDossier>>;
}

const opens: Land = { certificates: {}, dossiers: {} };

/** A certificate that has to be there: its dossier was received. */
export function getCertificate({ certificates }: Land, id: string): Certificate {
  const certificate = certificates[id];
  if (!certificate) throw new Error(`no such certificate: ${id}`);
  return certificate;
}

const withCertificate = (land: Land, certificate: Certificate): Land => ({
  ...land,
  certificates: { ...land.certificates, [certificate.id]: certificate },
});
function withState(land: Land, dossier: string, state: LandDossier['state']): Land {
  const known = land.dossiers[dossier];
  if (!known) throw new Error(`a fact about dossier ${dossier}, which is not there`);
  return { ...land, dossiers: { ...land.dossiers, [dossier]: { ...known, state } } };
}

const fold: Folds<typeof facts, Land> = {
  'certificate-registered': (land, certificate) => withCertificate(land, { ...certificate, status: 'valid' }),
  'dossier-received': (land, application) => ({
    ...land,
    dossiers: { ...land.dossiers, [application.dossier]: { ...application, state: 'received' } },
  }),
  'fees-set': (land) => land,
  'slip-sent': (land, { dossier }) => withState(land, dossier, 'checked'),
  'certificate-issued': (land, { dossier, replaces: _, ...certificate }) =>
    withState(withCertificate(land, { ...certificate, status: 'valid' }), dossier, 'registered'),
  'certificate-ended': (land, { id, replacedBy }) => withCertificate(land, { ...getCertificate(land, id), status: 'ended', replacedBy }),
};

/** Văn phòng đăng ký đất đai: the register of plots, their certificates and who holds them. */
export const land = defineAgency({ name: 'land', facts, opens, fold });

/** Two letters and eight digits, with or without the space. */
export const isSerial = (text: string): boolean => /^[A-Z]{2} ?\d{8}$/.test(text);
export const certificateId = (serial: string): string => serial.replaceAll(/\s/g, '');

/** The one valid certificate of a plot. */
export const validFor = ({ certificates }: Land, { ward, sheet, number }: Plot): Certificate | undefined =>
  Object.values(certificates).find(({ status, plot }) => status === 'valid' && plot.ward === ward && plot.sheet === sheet && plot.number === number);
