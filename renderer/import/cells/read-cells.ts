/** What reads cells out of workbooks and pages: one script, which comes when the first of them is imported. */
export { readPage } from './html.ts';
export { readWorkbook } from './workbook.ts';
