<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Assign</name>
    <message>
        <source>Assign a roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>It &amp;ends on the day under To; else it goes on and on</source>
        <translation>在“到”的日期结束(&amp;E)；否则一直有效</translation>
    </message>
    <message>
        <source>The first weeks</source>
        <translation>最初几周</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>谁(&amp;W)</translation>
    </message>
    <message>
        <source>Wor&amp;ks</source>
        <translation>班次(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>地点(&amp;S)</translation>
    </message>
    <message>
        <source>The first weeks would be</source>
        <translation>最初几周将是</translation>
    </message>
    <message>
        <source>A person&apos;s own roster goes before the team&apos;s, the team&apos;s before everybody&apos;s.</source>
        <translation>个人排班优先于团队排班，团队排班优先于全体排班。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Team {team}</source>
        <translation>团队 {team}</translation>
    </message>
    <message>
        <source>Pattern {code}</source>
        <translation>轮班 {code}</translation>
    </message>
    <message>
        <source>{code} every day</source>
        <translation>每天 {code}</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Nothing is assigned yet. Assign a pattern or a shift to a team, and people are planned.</source>
        <translation>还没有排班。给团队安排轮班或班次后，员工就有了计划。</translation>
    </message>
    <message>
        <source>What is assigned</source>
        <translation>已有的排班</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>not at all</source>
        <translation>不取整</translation>
    </message>
    <message>
        <source>down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>to the nearest</source>
        <translation>取最近</translation>
    </message>
    <message>
        <source>what the punch says</source>
        <translation>按打卡的方向</translation>
    </message>
    <message>
        <source>in and out by turns</source>
        <translation>上下班轮流</translation>
    </message>
    <message>
        <source>every in with its out</source>
        <translation>每对上下班</translation>
    </message>
    <message>
        <source>the first in with the last out</source>
        <translation>首次上班到末次下班</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>带薪</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>不带薪</translation>
    </message>
    <message>
        <source>counts as work</source>
        <translation>计为工时</translation>
    </message>
    <message>
        <source>counts as overtime</source>
        <translation>计为加班</translation>
    </message>
    <message>
        <source>is not paid</source>
        <translation>不计薪</translation>
    </message>
    <message>
        <source>the day on which it begins</source>
        <translation>开始的那天</translation>
    </message>
    <message>
        <source>the day on which it ends</source>
        <translation>结束的那天</translation>
    </message>
    <message>
        <source>the day with most of it</source>
        <translation>占时最多的那天</translation>
    </message>
    <message>
        <source>both days, split at midnight</source>
        <translation>两天，按午夜分开</translation>
    </message>
    <message>
        <source>whole days</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>first half of the day</source>
        <translation>上半天</translation>
    </message>
    <message>
        <source>second half of the day</source>
        <translation>下半天</translation>
    </message>
    <message>
        <source>away</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>on duty elsewhere</source>
        <translation>外出公干</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Short code</source>
        <translation>简短代码</translation>
    </message>
    <message>
        <source>One word; it stands in the roster&apos;s cells.</source>
        <translation>一个词，显示在排班表的格子里。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>At or before the beginning: on the next day.</source>
        <translation>不晚于开始时间则表示次日。</translation>
    </message>
    <message>
        <source>So much later is not late</source>
        <translation>晚到这么久不算迟到</translation>
    </message>
    <message>
        <source>Who comes later still is late from the beginning on.</source>
        <translation>再晚则从上班时间起计迟到。</translation>
    </message>
    <message>
        <source>So much earlier is not early</source>
        <translation>早走这么久不算早退</translation>
    </message>
    <message>
        <source>Check-in opens before the beginning</source>
        <translation>上班前多久可以签到</translation>
    </message>
    <message>
        <source>Earlier punches belong to no shift or to the one before.</source>
        <translation>更早的打卡不属于本班，或属于上一班。</translation>
    </message>
    <message>
        <source>Check-out closes after the end</source>
        <translation>下班后多久仍可签退</translation>
    </message>
    <message>
        <source>Later punches belong to no shift or to the next one.</source>
        <translation>更晚的打卡不属于本班，或属于下一班。</translation>
    </message>
    <message>
        <source>Absent below</source>
        <translation>少于此算缺勤</translation>
    </message>
    <message>
        <source>Who worked less was absent; 0 switches it off.</source>
        <translation>工时更少则算缺勤；0 表示不用。</translation>
    </message>
    <message>
        <source>Half a day below</source>
        <translation>少于此算半天</translation>
    </message>
    <message>
        <source>Who worked less was there half a day; 0 switches it off.</source>
        <translation>工时更少则算半天；0 表示不用。</translation>
    </message>
    <message>
        <source>Time before the shift</source>
        <translation>班前的时间</translation>
    </message>
    <message>
        <source>Time after the shift</source>
        <translation>班后的时间</translation>
    </message>
    <message>
        <source>Normal hours of the day</source>
        <translation>每日正常工时</translation>
    </message>
    <message>
        <source>Overtime of the day begins beyond them. Not ticked: the shift less its break.</source>
        <translation>超出部分为当日加班。不勾选：班次时长减去休息。</translation>
    </message>
    <message>
        <source>Check out who forgot to, after the end</source>
        <translation>下班后替忘记的人签退</translation>
    </message>
    <message>
        <source>Stored as a punch of the system and shown as such.</source>
        <translation>存为系统打卡，并如实显示。</translation>
    </message>
    <message>
        <source>Flexible hours with core time</source>
        <translation>弹性工时与核心时间</translation>
    </message>
    <message>
        <source>People come and go freely within the shift, but are there in the core time.</source>
        <translation>班次内可自由上下班，但核心时间必须在岗。</translation>
    </message>
    <message>
        <source>Core time begins</source>
        <translation>核心时间开始</translation>
    </message>
    <message>
        <source>Core time ends</source>
        <translation>核心时间结束</translation>
    </message>
    <message>
        <source>Hours that a day owes</source>
        <translation>每日应工作时长</translation>
    </message>
    <message>
        <source>A second punch within</source>
        <translation>重复打卡间隔</translation>
    </message>
    <message>
        <source>It is kept and shown, and counts for nothing.</source>
        <translation>间隔内的再次打卡会保留并显示，但不计算。</translation>
    </message>
    <message>
        <source>Time off that begins a new shift</source>
        <translation>间隔多久算新的一班</translation>
    </message>
    <message>
        <source>For work without a roster.</source>
        <translation>用于没有排班的工作。</translation>
    </message>
    <message>
        <source>Work over midnight belongs to</source>
        <translation>跨午夜的工作属于</translation>
    </message>
    <message>
        <source>The week begins on</source>
        <translation>每周开始于</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Normal hours of a day without a shift</source>
        <translation>无班次日的正常工时</translation>
    </message>
    <message>
        <source>Not ticked: no limit, and no overtime of the day there.</source>
        <translation>不勾选：没有上限，也没有当日加班。</translation>
    </message>
    <message>
        <source>In or out is</source>
        <translation>上下班方向取自</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Shorter stays count for nothing</source>
        <translation>短于此不计</translation>
    </message>
    <message>
        <source>0 counts every minute.</source>
        <translation>0 表示每分钟都计。</translation>
    </message>
    <message>
        <source>Longer stays are a missing punch</source>
        <translation>长于此算漏打卡</translation>
    </message>
    <message>
        <source>Somebody forgot to check out.</source>
        <translation>有人忘记签退。</translation>
    </message>
    <message>
        <source>Breaks that are punched are</source>
        <translation>打卡的休息</translation>
    </message>
    <message>
        <source>Breaks that are taken off</source>
        <translation>自动扣除的休息</translation>
    </message>
    <message>
        <source>Less what was punched as a break.</source>
        <translation>减去已打卡的休息。</translation>
    </message>
    <message>
        <source>Round the first check-in</source>
        <translation>首次签到取整</translation>
    </message>
    <message>
        <source>Late is judged on the real time.</source>
        <translation>迟到按真实时间判断。</translation>
    </message>
    <message>
        <source>Round the last check-out</source>
        <translation>末次签退取整</translation>
    </message>
    <message>
        <source>Round the day&apos;s sum</source>
        <translation>当日合计取整</translation>
    </message>
    <message>
        <source>Work on holidays</source>
        <translation>节假日工作</translation>
    </message>
    <message>
        <source>A minute counts once, by the first of these that is ticked and fits.</source>
        <translation>每分钟只计一次，按第一个勾选且符合的项目。</translation>
    </message>
    <message>
        <source>Work on weekends off</source>
        <translation>周末休息日工作</translation>
    </message>
    <message>
        <source>Work on other days off</source>
        <translation>其他休息日工作</translation>
    </message>
    <message>
        <source>Overtime of the day</source>
        <translation>当日加班</translation>
    </message>
    <message>
        <source>Beyond the day&apos;s normal hours, or outside the shift where that counts so.</source>
        <translation>超出每日正常工时，或按规则计为加班的班外时间。</translation>
    </message>
    <message>
        <source>Overtime of the week</source>
        <translation>每周加班</translation>
    </message>
    <message>
        <source>Plain hours of the week beyond the steps below.</source>
        <translation>每周普通工时超出以下档位的部分。</translation>
    </message>
    <message>
        <source>Above it minutes are shown and not paid.</source>
        <translation>超出部分会显示，但不计薪。</translation>
    </message>
    <message>
        <source>A minute counts</source>
        <translation>每分钟按</translation>
    </message>
    <message>
        <source>Less than this is plain work</source>
        <translation>少于此计为普通工时</translation>
    </message>
    <message>
        <source>On one day.</source>
        <translation>按一天计。</translation>
    </message>
    <message>
        <source>Round it</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>At most a day</source>
        <translation>每天最多</translation>
    </message>
    <message>
        <source>At most a week</source>
        <translation>每周最多</translation>
    </message>
    <message>
        <source>At most a month</source>
        <translation>每月最多</translation>
    </message>
    <message>
        <source>Only approved minutes count</source>
        <translation>只计已批准的分钟</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>Paid hours of the week at most</source>
        <translation>每周计薪工时最多</translation>
    </message>
    <message>
        <source>Of whatever kind; the last ones are not paid.</source>
        <translation>不论种类；最后的部分不计薪。</translation>
    </message>
    <message>
        <source>{field}: to so many minutes</source>
        <translation>{field}：取整到多少分钟</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Add a break</source>
        <translation>添加休息</translation>
    </message>
    <message>
        <source>Working longer than</source>
        <translation>工作超过</translation>
    </message>
    <message>
        <source>Break to be taken</source>
        <translation>应休息</translation>
    </message>
    <message>
        <source>after</source>
        <translation>工作超过</translation>
    </message>
    <message>
        <source>take</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加档位</translation>
    </message>
    <message>
        <source>Hours of the week beyond</source>
        <translation>每周工时超过</translation>
    </message>
    <message>
        <source>Counts by</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>超过</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Overtime: {kind}</source>
        <translation>加班：{kind}</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Plain hours</source>
        <translation>普通工时</translation>
    </message>
    <message>
        <source>Credited for leave and holidays</source>
        <translation>假期计入</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>Overtime that is not paid</source>
        <translation>不计薪的加班</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>计薪</translation>
    </message>
    <message>
        <source>Paid, each minute by its factor</source>
        <translation>计薪（按倍数）</translation>
    </message>
    <message>
        <source>of the week, step {number}</source>
        <translation>每周第 {number} 档</translation>
    </message>
    <message>
        <source>on holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>on weekends</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>on days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>of the day</source>
        <translation>当日</translation>
    </message>
</context>
<context>
    <name>Holidays</name>
    <message>
        <source>Add a day of your own</source>
        <translation>添加公司假日</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Such as Company day.</source>
        <translation>例如：公司日。</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>地点(&amp;W)</translation>
    </message>
    <message>
        <source>No holidays yet</source>
        <translation>还没有节假日</translation>
    </message>
    <message>
        <source>Give a site its country, and its public holidays stand here. Add your own days, too.</source>
        <translation>给地点设置国家后，这里会列出法定节假日；也可以添加公司自己的假日。</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>Make it a &amp;working day</source>
        <translation>改为工作日(&amp;W)</translation>
    </message>
    <message>
        <source>As the &amp;calendar has it</source>
        <translation>恢复日历(&amp;C)</translation>
    </message>
    <message>
        <source>A&amp;dd a day</source>
        <translation>添加一天(&amp;D)</translation>
    </message>
    <message>
        <source>public holiday</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>own day</source>
        <translation>公司假日</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
</context>
<context>
    <name>Leave</name>
    <message>
        <source>Add leave</source>
        <translation>添加请假</translation>
    </message>
    <message>
        <source>Change leave</source>
        <translation>更改请假</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose a person and a type of leave.</source>
        <translation>请选择人员和请假类型。</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>类型(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>第一天(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>最后一天(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;art</source>
        <translation>时段(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Wait until somebody approves it</source>
        <translation>等待批准(&amp;W)</translation>
    </message>
    <message>
        <source>What does not wait is approved, by you. Half days take the same half of each day.</source>
        <translation>不等待的请假即由您批准。半天假对每一天取同一半。</translation>
    </message>
    <message>
        <source>Add the first leave</source>
        <translation>添加第一条请假</translation>
    </message>
    <message>
        <source>Nobody is away</source>
        <translation>没有人请假</translation>
    </message>
    <message>
        <source>Here will be vacation, illness and business trips of the year.</source>
        <translation>这里将显示全年的休假、病假和出差。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>As a year</source>
        <translation>年视图</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Show leave as a year or as a list</source>
        <translation>以年视图或列表显示请假</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>搜索人员</translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation>批准(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>拒绝(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>撤回(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;ypes</source>
        <translation>类型(&amp;Y)</translation>
    </message>
    <message>
        <source>A&amp;dd leave</source>
        <translation>添加请假(&amp;D)</translation>
    </message>
    <message>
        <source>{type} of {name}, {first} to {last}, will count no longer. You can undo this.</source>
        <translation>{name} 的{type}（{first} 至 {last}）将不再计算。可以撤销。</translation>
    </message>
    <message>
        <source>Take leave back?</source>
        <translation>撤回请假？</translation>
    </message>
    <message>
        <source>Take back leave of {name}</source>
        <translation>撤回 {name} 的请假</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Types of leave</source>
        <translation>请假类型</translation>
    </message>
    <message>
        <source>There are no types yet, such as vacation or illness.</source>
        <translation>还没有类型，例如休假或病假。</translation>
    </message>
    <message>
        <source>Add the &amp;usual ones</source>
        <translation>添加常用类型(&amp;U)</translation>
    </message>
    <message>
        <source>Vacation</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>Illness</source>
        <translation>病假</translation>
    </message>
    <message>
        <source>Business trip</source>
        <translation>出差</translation>
    </message>
    <message>
        <source>Unpaid leave</source>
        <translation>无薪假</translation>
    </message>
    <message>
        <source>Type of leave</source>
        <translation>请假类型</translation>
    </message>
    <message>
        <source>&amp;Paid: its days are credited</source>
        <translation>带薪：计入工时(&amp;P)</translation>
    </message>
    <message>
        <source>Short &amp;code</source>
        <translation>简短代码(&amp;C)</translation>
    </message>
    <message>
        <source>One word, such as vacation.</source>
        <translation>一个词，例如 vacation。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>People are</source>
        <translation>人员状态</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>带薪</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>不带薪</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>薪资</translation>
    </message>
    <message>
        <source>{name}: {type}, {first} – {last}, {part}</source>
        <translation>{name}：{type}，{first} – {last}，{part}</translation>
    </message>
    <message>
        <source>{name} asks for {type}, {first} – {last}, {part}</source>
        <translation>{name} 申请{type}，{first} – {last}，{part}</translation>
    </message>
    <message>
        <source>Leave of the year: people down, months across</source>
        <translation>全年请假：行为人员，列为月份</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
</context>
<context>
    <name>Overtime</name>
    <message>
        <source>Nothing waits</source>
        <translation>没有待批项目</translation>
    </message>
    <message>
        <source>Overtime waits here where the rules say that only approved minutes count.</source>
        <translation>规则要求批准才计算时，加班会在这里等待批准。</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>加班</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Decided ones, too</source>
        <translation>含已决定的</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>收回(&amp;W)</translation>
    </message>
    <message>
        <source>Approve &amp;minutes</source>
        <translation>批准部分(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Approve all of it</source>
        <translation>全部批准(&amp;A)</translation>
    </message>
    <message>
        <source>Approve minutes</source>
        <translation>批准部分</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Of each chosen day at most so many minutes count. Days chosen: {count}</source>
        <translation>所选每天最多计这么多分钟。已选天数：{count}</translation>
    </message>
    <message>
        <source>&amp;Minutes</source>
        <translation>分钟(&amp;M)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>{minutes} approved</source>
        <translation>已批准 {minutes}</translation>
    </message>
</context>
<context>
    <name>Patterns</name>
    <message>
        <source>Pattern {code}</source>
        <translation>轮班 {code}</translation>
    </message>
    <message>
        <source>New pattern</source>
        <translation>新轮班</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Give the pattern a short code, such as rota.</source>
        <translation>请给轮班一个简短代码，例如 rota。</translation>
    </message>
    <message>
        <source>Short &amp;code</source>
        <translation>简短代码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Cycle &amp;begins on</source>
        <translation>周期开始于(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Days in the cycle</source>
        <translation>周期天数(&amp;D)</translation>
    </message>
    <message>
        <source>Fill with the first week</source>
        <translation>用第一周填满</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Day {number} of the cycle</source>
        <translation>周期第 {number} 天</translation>
    </message>
    <message>
        <source>There are no patterns yet. A pattern is a cycle of days, such as five early shifts and two off.</source>
        <translation>还没有轮班。轮班是重复的天数，例如五天早班、两天休息。</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>轮班</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Overtime to approve</source>
        <translation>待批加班</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>删除 {name}？</translation>
    </message>
    <message>
        <source>Days that are locked keep their hours. You can undo this.</source>
        <translation>已锁定的日期保持原有工时。可以撤销。</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Leave and holidays</source>
        <translation>请假与节假日</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>撤销上一次更改 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>It reaches into locked days, which keep their hours as they were.</source>
        <translation>此更改涉及已锁定的日期；这些日期的工时保持不变。</translation>
    </message>
    <message>
        <source>Earlier year</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Later year</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Hours are computed, this may take a while…</source>
        <translation>正在计算工时，可能需要一会儿…</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>Select the cells first, then choose what they get.</source>
        <translation>请先选择格子，再选择班次。</translation>
    </message>
    <message>
        <source>These cells are as the pattern or the team has them.</source>
        <translation>这些格子已经与轮班或团队一致。</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>所有团队</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>搜索人员</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>轮班</translation>
    </message>
    <message>
        <source>What is assigned</source>
        <translation>已有的排班</translation>
    </message>
    <message>
        <source>Assi&amp;gn</source>
        <translation>排班(&amp;G)</translation>
    </message>
    <message>
        <source>Drag over cells to select them and choose a shift above. Drag a selected cell to copy its shift. The right mouse button copies, pastes and adds leave. A dot marks what is planned for one person alone.</source>
        <translation>拖动选择格子，再点上方的班次。拖动已选的格子可复制班次。鼠标右键可复制、粘贴和添加请假。圆点表示单独为此人安排。</translation>
    </message>
    <message>
        <source>Make the first shift</source>
        <translation>建立第一个班次</translation>
    </message>
    <message>
        <source>No shifts yet</source>
        <translation>还没有班次</translation>
    </message>
    <message>
        <source>A shift says from when to when people work. The roster then says who has it.</source>
        <translation>班次规定上下班时间，排班表规定谁上哪个班。</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Here will be everybody with the shifts of each day.</source>
        <translation>这里将显示每个人每天的班次。</translation>
    </message>
    <message>
        <source>Nobody is here yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Copied. Go to another day or week, select a cell, and paste.</source>
        <translation>已复制。请转到其他日期或周，选择格子后粘贴。</translation>
    </message>
    <message>
        <source>Copy some cells first, then select where they shall go.</source>
        <translation>请先复制一些格子，再选择粘贴的位置。</translation>
    </message>
    <message>
        <source>Roster: people down, days across</source>
        <translation>排班表：行为人员，列为日期</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>Holiday: {name}</source>
        <translation>节假日：{name}</translation>
    </message>
    <message>
        <source>Away: {leave}</source>
        <translation>请假：{leave}</translation>
    </message>
    <message>
        <source>Planned for this person</source>
        <translation>单独为此人安排</translation>
    </message>
    <message>
        <source>From the team&apos;s or everybody&apos;s roster</source>
        <translation>来自团队或全体排班</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Weekend, nothing planned</source>
        <translation>周末，无安排</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>无安排</translation>
    </message>
    <message>
        <source>{name} {times}: put it into the selected cells, or drag it there (key {key})</source>
        <translation>{name} {times}：放入所选格子，或拖到格子上（按键 {key}）</translation>
    </message>
    <message>
        <source>A day off (key 0)</source>
        <translation>休息日（按键 0）</translation>
    </message>
    <message>
        <source>What the pattern, team or everybody has holds again (key Delete)</source>
        <translation>恢复轮班、团队或全体的安排（Delete 键）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Add leave</source>
        <translation>添加请假</translation>
    </message>
    <message>
        <source>Show the hours of this day</source>
        <translation>查看当天工时</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Show a week or a month</source>
        <translation>显示一周或一个月</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Change a shift in this draft</source>
        <translation>在草稿中更改班次</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>There are no shifts yet; make them in the roster.</source>
        <translation>还没有班次；请在排班中建立。</translation>
    </message>
    <message>
        <source>{code}: {start}–{end}, changed in this draft</source>
        <translation>{code}：{start}–{end}，草稿中已更改</translation>
    </message>
    <message>
        <source>Leave shift {code} as it is</source>
        <translation>班次 {code} 保持不变</translation>
    </message>
    <message>
        <source>Import a rule book</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose a &amp;file</source>
        <translation>选择文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Take back everything that the file lacks</source>
        <translation>撤回文件中没有的所有内容(&amp;T)</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>文件检查结果</translation>
    </message>
    <message>
        <source>Only try its &amp;rules and shifts out</source>
        <translation>只试用其中的规则和班次(&amp;R)</translation>
    </message>
    <message>
        <source>A TOML file as Export writes it. What it does not name stays as it is.</source>
        <translation>“导出”所写的 TOML 文件。未提到的内容保持不变。</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Set: {set} · Taken back: {back} · As before: {same}</source>
        <translation>已设置：{set} · 已撤回：{back} · 未变：{same}</translation>
    </message>
    <message>
        <source>Publish the draft</source>
        <translation>发布草稿</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>From the &amp;beginning, for all days that are not locked</source>
        <translation>从最初开始，适用于所有未锁定的日期(&amp;B)</translation>
    </message>
    <message>
        <source>Holds &amp;from</source>
        <translation>生效日期(&amp;F)</translation>
    </message>
    <message>
        <source>With the rules these shifts change: {codes}</source>
        <translation>同时更改这些班次：{codes}</translation>
    </message>
    <message>
        <source>Earlier days keep their rules. It stands in the audit log, with your name.</source>
        <translation>更早的日期保持原规则。审计日志会记录您的姓名。</translation>
    </message>
    <message>
        <source>Published.</source>
        <translation>已发布。</translation>
    </message>
    <message>
        <source>This holds already.</source>
        <translation>已经是这样的规则。</translation>
    </message>
    <message>
        <source>Version of the rules</source>
        <translation>规则版本</translation>
    </message>
    <message>
        <source>The rule book is in {file}.</source>
        <translation>规则已写入 {file}。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>P&amp;ublish</source>
        <translation>发布(&amp;U)</translation>
    </message>
    <message>
        <source>Draft, not stored</source>
        <translation>草稿，未保存</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>与已存一致</translation>
    </message>
    <message>
        <source>Remove this version of the rules?</source>
        <translation>删除此版本的规则？</translation>
    </message>
    <message>
        <source>The version before it holds instead. Days that are locked keep their hours.</source>
        <translation>改用之前的版本。已锁定的日期保持原有工时。</translation>
    </message>
    <message>
        <source>Remove: {version}</source>
        <translation>删除：{version}</translation>
    </message>
    <message>
        <source>Export the rule book</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>Remove this version</source>
        <translation>删除此版本</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>Days and weeks</source>
        <translation>日与周</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>加班</translation>
    </message>
    <message>
        <source>Work without a roster</source>
        <translation>无排班的工作</translation>
    </message>
    <message>
        <source>The program&apos;s own rules</source>
        <translation>程序自带的规则</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从最初开始</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>从 {day}</translation>
    </message>
    <message>
        <source>{since} (today)</source>
        <translation>{since}（当前）</translation>
    </message>
    <message>
        <source>People whose hours change</source>
        <translation>工时变化的人员</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化内容</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Paid before</source>
        <translation>原计薪</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>&amp;Try it out</source>
        <translation>试算(&amp;T)</translation>
    </message>
    <message>
        <source>Lose</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <translation>计薪合计</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>The draft has changed since: try it out again.</source>
        <translation>草稿已更改，请重新试算。</translation>
    </message>
    <message>
        <source>Trying out rules, {first} to {last}</source>
        <translation>试算规则，{first} 至 {last}</translation>
    </message>
    <message>
        <source>Nothing is stored by this. Locked days are replayed, too, and stay as they are.</source>
        <translation>试算不会保存任何内容。锁定的日期也会试算，但保持不变。</translation>
    </message>
    <message>
        <source>Try rules out before they hold</source>
        <translation>先试算，再生效</translation>
    </message>
    <message>
        <source>Change something on the left. The punches of these days are replayed, and you see who would gain and who would lose.</source>
        <translation>在左侧更改规则，用这些天的打卡重新计算，就能看到谁会增加、谁会减少。</translation>
    </message>
    <message>
        <source>Gain: {gain} · Lose: {lose} · Unchanged: {same}</source>
        <translation>增加：{gain} · 减少：{lose} · 不变：{same}</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>New shift</source>
        <translation>新班次</translation>
    </message>
    <message>
        <source>Shift {code}</source>
        <translation>班次 {code}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>Has always held</source>
        <translation>一直有效</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>{day}: clocks change in this shift, {elapsed} instead of {planned} ({zone}).</source>
        <translation>{day}：此班次内调整时钟，实为 {elapsed}，而非 {planned}（{zone}）。</translation>
    </message>
    <message>
        <source>There are no shifts yet. Make the first one: when it begins and when it ends.</source>
        <translation>还没有班次。请建立第一个：何时开始，何时结束。</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Change from a &amp;day on</source>
        <translation>从某天起更改(&amp;D)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>always</source>
        <translation>一直</translation>
    </message>
    <message>
        <source>earlier version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>Change site</source>
        <translation>更改地点</translation>
    </message>
    <message>
        <source>Add a site</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Short &amp;code</source>
        <translation>简短代码(&amp;C)</translation>
    </message>
    <message>
        <source>One word, such as berlin.</source>
        <translation>一个词，例如 berlin。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>时区(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Public holidays of</source>
        <translation>法定节假日所属(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;State or region</source>
        <translation>州或地区(&amp;S)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the whole country</source>
        <translation>全国</translation>
    </message>
    <message>
        <source>Add the first site</source>
        <translation>添加第一个地点</translation>
    </message>
    <message>
        <source>No sites yet</source>
        <translation>还没有地点</translation>
    </message>
    <message>
        <source>A site has a time zone and public holidays. Rosters say who works there.</source>
        <translation>地点有时区和法定节假日；排班规定谁在那里工作。</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Where people work, with the time zone and public holidays of the place.</source>
        <translation>人员工作的地方，及其时区和法定节假日。</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>A&amp;dd a site</source>
        <translation>添加地点(&amp;D)</translation>
    </message>
    <message>
        <source>Remove the site {name}?</source>
        <translation>删除地点 {name}？</translation>
    </message>
    <message>
        <source>Its holidays and zone are not known then. You can undo this.</source>
        <translation>之后将没有其节假日和时区。可以撤销。</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Public holidays of</source>
        <translation>法定节假日所属</translation>
    </message>
</context>
</TS>
