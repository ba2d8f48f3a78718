/** Beside each reason for a changed count or quota: the next bulletin prints and seals it, and nobody can take it out again. */
export const reasonHint = '原因会印入下一期通报，不写姓名、身份证号和电话。'
