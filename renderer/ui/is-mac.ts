/** Whether the page is on a Mac, where Command stands for Ctrl and Option writes letters. */
export const isMac = /Mac/u.test(navigator.userAgent);
