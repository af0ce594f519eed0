/** What stands around the rows when a person does something with them, in one script: none of it is seen at first. */
export { Elsewhere } from './Elsewhere.tsx';
export { RowQuestion } from './RowQuestion.tsx';
export { SelectionBar } from './SelectionBar.tsx';
