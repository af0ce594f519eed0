/** What shows items of the queue, in one script: none of it is seen when the page opens. */
export { QueuePanel } from './QueuePanel.tsx';
export { SendResult } from './SendResult.tsx';
