/** Frequent family names and characters of given names: every combination is common, so no name points at anybody. */
export const FAMILY_NAMES = [
  ...'陈李黄张林梁刘王吴杨罗何邓曾郑谢冯周叶郭彭朱许蔡胡曹唐江钟卢廖苏潘赵邱徐温赖余魏',
  '欧阳',
  '司徒',
]
export const MALE_CHARACTERS = [...'伟强军勇杰涛明辉建华国志文锋浩宇俊鹏斌亮海波成龙健豪荣光永康']
export const FEMALE_CHARACTERS = [...'芳娟敏静秀丽燕玲娜婷雪梅霞红艳萍洁琳慧怡倩颖莹欣佳嘉淑惠晓彤']
