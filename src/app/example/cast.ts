/** The people of the example. Names are invented. */
export const ASHA = 'Asha Okonjo';
export const SAM = 'Sam Whitaker';
export const ROSA = 'Rosa Quill';
export const PEG = 'Margaret “Peg” Holroyd';
export const HAMZA = 'Hamza Rafiq';
export const KEN = 'Ken Blythe';
export const IDRIS = 'Idris Bekele';
export const LAKSHMI = 'Lakshmi Venkataraman-Pemberton-Smythe';
export const JO = 'Jo';
export const MEI = 'Mei Tan';
export const PAWEL = 'Paweł Zieliński';
export const DANA = 'Dana Frost';
export const BO = 'Bo Lindqvist';
export const CY = 'Cy Abara';
export const YOU = 'you';

export const EVERYONE = [ASHA, SAM, ROSA, PEG, HAMZA, KEN, IDRIS, LAKSHMI, JO, MEI, PAWEL, DANA, BO, CY, YOU];
