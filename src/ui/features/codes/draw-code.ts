/** A QR code as one path. Its encoder loads when the first code is drawn. */

export interface Drawn {
  /** In units of one module, quiet zone included. */
  readonly path: string;
  readonly size: number;
}

/** Quiet zone around a code, in modules, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

export interface DrawOptions {
  /** How much of it may be covered or unreadable: `medium` 15 %, `low` 7 %. */
  readonly ecc: 'low' | 'medium';
}

/** Text of capitals and figures alone takes fewer modules; the encoder sees to that by itself. */
export async function drawCode(text: string, { ecc }: DrawOptions): Promise<Drawn> {
  const { default: encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc, border: QUIET });
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  }
  return { path, size: rows.length };
}
