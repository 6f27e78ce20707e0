/** OKLCH to WCAG contrast, for the contrast test: no library, so that the figures can be checked by hand. */

export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Rgb = readonly [number, number, number];

const toLinear = ({ l, c, h }: Oklch): Rgb => {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const small = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * small,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * small,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * small,
  ];
};

const inGamut = (rgb: Rgb): boolean => rgb.every((part) => part >= -1e-4 && part <= 1 + 1e-4);

/** As browsers do for sRGB screens: the chroma is reduced until the colour can be shown. */
function shown(colour: Oklch): Rgb {
  let rgb = toLinear(colour);
  for (let c = colour.c; !inGamut(rgb) && c > 0; c -= 0.001) rgb = toLinear({ ...colour, c });
  return rgb;
}

/** To 8 bits and back, as a screen has it. */
const quantised = (part: number): number => {
  const clamped = Math.min(1, Math.max(0, part));
  const encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
  const level = Math.round(encoded * 255) / 255;
  return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
};

function luminance(colour: Oklch): number {
  const [r, g, b] = shown(colour);
  return 0.2126 * quantised(r) + 0.7152 * quantised(g) + 0.0722 * quantised(b);
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const DECLARATION = /--([\w-]+):\s*([^;]+);/gu;
const OKLCH = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/u;

/** The colours and the plain numbers of one theme's block in `tokens.css`. */
export interface Tokens {
  readonly colours: ReadonlyMap<string, Oklch>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Reads the block that begins with a selector. */
export function readTokens(css: string, selector: string): Tokens {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`no ${selector} in tokens.css`);
  const block = css.slice(css.indexOf('{', start), css.indexOf('\n}', start));
  const colours = new Map<string, Oklch>();
  const numbers = new Map<string, number>();
  for (const [, name = '', value = ''] of block.matchAll(DECLARATION)) {
    const colour = OKLCH.exec(value.trim());
    if (colour) colours.set(name, { l: Number(colour[1]), c: Number(colour[2]), h: Number(colour[3]) });
    else if (/^[\d.]+$/u.test(value.trim())) numbers.set(name, Number(value));
  }
  return { colours, numbers };
}
