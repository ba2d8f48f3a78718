import { describe, expect, it } from 'vitest'
import { identityInReason, identityNumberIn, residentIdProblem, withoutIdentityNumbers } from './identity-numbers'

describe('R28 numbers that name a person', () => {
  it.each<[string, string | null]>([
    ['重复登记36人', null],
    ['张三610926199001010019退费', '610926199001010019'],
    ['末位小写 61092619900101001x。', '61092619900101001x'],
    ['旧证610926900101001', '610926900101001'],
    ['残疾证61092619900101001943', '61092619900101001943'],
    ['分组写的610926 19900101 0019', '610926 19900101 0019'],
    ['电话13800138000', '13800138000'],
    ['+8613800138000', '+8613800138000'],
    ['138 0013 8000', '138 0013 8000'],
    ['138-0013-8000', '138-0013-8000'],
    ['三个数48000 38400 9600', null],
    ['全角１３８００１３８０００', '13800138000'],
    ['区划代码610926100201', null],
    ['十六位的1234567890123456', null],
    ['11位但不是手机10000000000', null],
    ['2021-11-16 由11240改为11204', null],
  ])('%s', (text, found) => {
    expect(identityNumberIn(text)).toBe(found)
    expect(identityInReason(text) === null).toBe(found === null)
  })

  it.each<[string, boolean]>([
    ['请张三610926199001010019尽快缴费', true],
    ['联系人：李四，13800138000', false],
    ['完成任务数210,000人的65.82%', false],
  ])('a text that is printed holds no resident ID, but may hold the office\'s phone: %s', (text, refused) => {
    expect(residentIdProblem(text) !== null).toBe(refused)
  })

  it('the sentence does not repeat the number, and what is printed leaves it out', () => {
    expect(identityInReason('张三610926199001010019退费')).toBe('原因里有像身份证号或手机号的数字“610…19”。原因会印入通报，请改写，不写号码和姓名。')
    expect(withoutIdentityNumbers('张三610926199001010019、李四13800138000退费')).toBe('张三（号码略）、李四（号码略）退费')
    expect(withoutIdentityNumbers('重复登记３６人')).toBe('重复登记３６人')
  })
})
