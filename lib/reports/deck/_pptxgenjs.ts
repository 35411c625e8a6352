import pptxgenjs from "pptxgenjs";

type Class = typeof pptxgenjs.default;

/** Types and runtime differ on what the default export of this package is: the module, or the class in it. */
export const PptxGenJS: Class = pptxgenjs.default ?? (pptxgenjs as unknown as Class);

export type Show = pptxgenjs.default;
export type ShowSlide = pptxgenjs.default.Slide;
export type TextOptions = pptxgenjs.default.TextPropsOptions;
export type Cell = pptxgenjs.default.TableCell;
