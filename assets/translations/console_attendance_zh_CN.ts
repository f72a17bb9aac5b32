<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Attendance</name>
    <message>
        <source>The same punch for several people</source>
        <translation>为多人补录同一打卡</translation>
    </message>
    <message>
        <source>Add the punches</source>
        <translation>补录打卡</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Find by name or team</source>
        <translation>按姓名或团队查找</translation>
    </message>
    <message>
        <source>Only on &amp;working days</source>
        <translation>仅限工作日(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Show what changes</source>
        <translation>预览变化(&amp;S)</translation>
    </message>
    <message>
        <source>What the punches change</source>
        <translation>打卡带来的变化</translation>
    </message>
    <message>
        <source>Say why; the reason stands beside each punch for good.</source>
        <translation>请说明原因；原因会永久保留在每条打卡旁。</translation>
    </message>
    <message>
        <source>Punches added: {count}.</source>
        <translation>已补录打卡：{count} 条。</translation>
    </message>
    <message>
        <source>{count} of them are not possible, so none is made: see the notes.</source>
        <translation>其中 {count} 条无法补录，因此一条也不会补录：请看备注。</translation>
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
        <source>T&amp;ime, where each works</source>
        <translation>各人工作地点的时间(&amp;I)</translation>
    </message>
    <message>
        <source>Dire&amp;ction</source>
        <translation>方向(&amp;C)</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Ctrl or Shift and a click choose several.</source>
        <translation>按住 Ctrl 或 Shift 单击可多选。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>It stands beside the correction and in the audit log for good.</source>
        <translation>它会永久保留在更正旁和审计日志中。</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Four eyes: somebody else confirms this here.</source>
        <translation>双人确认：请另一人在此确认。</translation>
    </message>
    <message>
        <source>Second person&apos;s &amp;name</source>
        <translation>第二人姓名(&amp;N)</translation>
    </message>
    <message>
        <source>Second person&apos;s &amp;password</source>
        <translation>第二人密码(&amp;P)</translation>
    </message>
    <message>
        <source>About the day</source>
        <translation>关于当天</translation>
    </message>
    <message>
        <source>Punches ({count})</source>
        <translation>打卡（{count}）</translation>
    </message>
    <message>
        <source>There is nothing to tell: no punch, holiday or leave speaks of it.</source>
        <translation>没有可说明的内容：没有相关的打卡、节假日或休假。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{minutes} of this day are booked into other days.</source>
        <translation>当天的 {minutes} 已计入其他日期。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What changes will stand here.</source>
        <translation>变化会显示在这里。</translation>
    </message>
    <message>
        <source>Days: {days}, with other hours: {changed}</source>
        <translation>天数：{days}，工时有变：{changed}</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
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
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Only &amp;problems</source>
        <translation>只看异常(&amp;P)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>Hours of {month}</source>
        <translation>{month}的工时</translation>
    </message>
    <message>
        <source>Not all hours are up to date.</source>
        <translation>部分工时尚未更新。</translation>
    </message>
    <message>
        <source>People: {count}</source>
        <translation>人数：{count}</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>所有团队</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>加班</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休息</translation>
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
        <source>Rounding this month</source>
        <translation>本月取整</translation>
    </message>
    <message>
        <source>Why {value}?</source>
        <translation>为什么是 {value}？</translation>
    </message>
    <message>
        <source>Why {value} of overtime?</source>
        <translation>加班为什么是 {value}？</translation>
    </message>
    <message>
        <source>Why {value} of break?</source>
        <translation>休息为什么是 {value}？</translation>
    </message>
    <message>
        <source>Why {value} late?</source>
        <translation>迟到为什么是 {value}？</translation>
    </message>
    <message>
        <source>Why {value} early?</source>
        <translation>早退为什么是 {value}？</translation>
    </message>
    <message>
        <source>Why {value} by rounding?</source>
        <translation>取整为什么是 {value}？</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>The correction is recorded.</source>
        <translation>更正已记录。</translation>
    </message>
    <message>
        <source>Nobody&apos;s hours yet</source>
        <translation>还没有任何人的工时</translation>
    </message>
    <message>
        <source>Add people first; their days appear here as soon as they check in.</source>
        <translation>请先添加人员；他们签到后，工时会显示在这里。</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>前往人员</translation>
    </message>
    <message>
        <source>Import punches of another system</source>
        <translation>导入其他系统的打卡</translation>
    </message>
    <message>
        <source>Import the good lines</source>
        <translation>导入可用的行</translation>
    </message>
    <message>
        <source>No file is chosen yet.</source>
        <translation>尚未选择文件。</translation>
    </message>
    <message>
        <source>Lines that cannot be used</source>
        <translation>无法使用的行</translation>
    </message>
    <message>
        <source>T&amp;ry it</source>
        <translation>试导入(&amp;R)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>表格 (*.csv *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Try {file}</source>
        <translation>试导入 {file}</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>文件编码</translation>
    </message>
    <message>
        <source>nothing: words such as in and out</source>
        <translation>无：使用“签到”“签退”等文字</translation>
    </message>
    <message>
        <source>directions of ZKTeco&apos;s terminals</source>
        <translation>ZKTeco（中控）考勤机的方向</translation>
    </message>
    <message>
        <source>Numbers as directions mean</source>
        <translation>方向中数字的含义</translation>
    </message>
    <message>
        <source>Empty for dates such as 2026-10-01 08:00.</source>
        <translation>日期形如 2026-10-01 08:00 时留空。</translation>
    </message>
    <message>
        <source>Date format, such as %m/%d/%Y %H:%M</source>
        <translation>日期格式，例如 %m/%d/%Y %H:%M</translation>
    </message>
    <message>
        <source>find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Column of date and time</source>
        <translation>日期时间所在列</translation>
    </message>
    <message>
        <source>Or of the date</source>
        <translation>或日期所在列</translation>
    </message>
    <message>
        <source>and of the time</source>
        <translation>和时间所在列</translation>
    </message>
    <message>
        <source>&amp;Choose a table…</source>
        <translation>选择表格(&amp;C)……</translation>
    </message>
    <message>
        <source>Column of the person&apos;s number</source>
        <translation>工号所在列</translation>
    </message>
    <message>
        <source>Column of the direction</source>
        <translation>方向所在列</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Would be added: {added}, here already: {already}, refused: {refused}</source>
        <translation>将添加：{added}，已存在：{already}，拒绝：{refused}</translation>
    </message>
    <message>
        <source>Added: {added}, here already: {already}, refused: {refused}</source>
        <translation>已添加：{added}，已存在：{already}，拒绝：{refused}</translation>
    </message>
    <message>
        <source>{hours} worked</source>
        <translation>工作 {hours}</translation>
    </message>
    <message>
        <source>Everybody&apos;s month</source>
        <translation>所有人的月份</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>今天(&amp;T)</translation>
    </message>
    <message>
        <source>{worked} of {planned}</source>
        <translation>{worked}，计划 {planned}</translation>
    </message>
    <message>
        <source>{hours} credited for leave and holidays</source>
        <translation>休假和节假日计 {hours}</translation>
    </message>
    <message>
        <source>{hours} booked from locked days</source>
        <translation>由锁定日期转入 {hours}</translation>
    </message>
    <message>
        <source>{minutes} min late</source>
        <translation>迟到 {minutes} 分钟</translation>
    </message>
    <message>
        <source>shift {shift}</source>
        <translation>班次 {shift}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>当月日期</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>&amp;Add correction</source>
        <translation>添加更正(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)……</translation>
    </message>
    <message>
        <source>&amp;Next to settle</source>
        <translation>下一个待处理(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Same punch for several…</source>
        <translation>多人同一打卡(&amp;S)……</translation>
    </message>
    <message>
        <source>&amp;Import punches…</source>
        <translation>导入打卡(&amp;I)……</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>结算期</translation>
    </message>
    <message>
        <source>Payroll file for {days}</source>
        <translation>{days} 的工资文件</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>生成文件</translation>
    </message>
    <message>
        <source>One line a person</source>
        <translation>每人一行</translation>
    </message>
    <message>
        <source>One line a day</source>
        <translation>每天一行</translation>
    </message>
    <message>
        <source>By a mapping file of your own</source>
        <translation>使用自己的映射文件</translation>
    </message>
    <message>
        <source>A &amp;draft: days may still be open</source>
        <translation>草稿(&amp;D)：允许未锁定的日期</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择……</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置……</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>People: {people}, lines: {lines}, in {file}.</source>
        <translation>人数：{people}，行数：{lines}，文件：{file}。</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>格式(&amp;L)</translation>
    </message>
    <message>
        <source>Mapping file</source>
        <translation>映射文件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Lock days for payroll</source>
        <translation>为工资结算锁定日期</translation>
    </message>
    <message>
        <source>Lock these days</source>
        <translation>锁定这些日期</translation>
    </message>
    <message>
        <source>Their hours stay as they are now, whatever punch or correction comes later.</source>
        <translation>无论以后有什么打卡或更正，这些日期的工时都保持不变。</translation>
    </message>
    <message>
        <source>Say why; the reason stands in the audit log.</source>
        <translation>请说明原因；原因会记入审计日志。</translation>
    </message>
    <message>
        <source>{days} is locked.</source>
        <translation>{days} 已锁定。</translation>
    </message>
    <message>
        <source>Lock {days}</source>
        <translation>锁定 {days}</translation>
    </message>
    <message>
        <source>Open {days} again</source>
        <translation>重新开放 {days}</translation>
    </message>
    <message>
        <source>Its hours may change then, although they were paid: tell whoever runs the payroll.</source>
        <translation>其工时虽已结算，重新开放后可能改变：请通知工资负责人。</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>&amp;Lock…</source>
        <translation>锁定(&amp;L)……</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>重新开放(&amp;O)……</translation>
    </message>
    <message>
        <source>&amp;Payroll file…</source>
        <translation>工资文件(&amp;P)……</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Locked by</source>
        <translation>锁定人</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>opened again</source>
        <translation>已重新开放</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>partly locked</source>
        <translation>部分锁定</translation>
    </message>
    <message>
        <source>to lock</source>
        <translation>待锁定</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Add a punch for {name}</source>
        <translation>为 {name} 补录打卡</translation>
    </message>
    <message>
        <source>Add the punch</source>
        <translation>补录打卡</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Time at {zone}</source>
        <translation>时间（{zone}）(&amp;T)</translation>
    </message>
    <message>
        <source>The later of the two: clocks were set back over this time</source>
        <translation>两个中较晚的一个：时钟在此时被拨回</translation>
    </message>
    <message>
        <source>Change the direction of the punch at {time}</source>
        <translation>更改 {time} 打卡的方向</translation>
    </message>
    <message>
        <source>Change the direction</source>
        <translation>更改方向</translation>
    </message>
    <message>
        <source>It counts as</source>
        <translation>计为</translation>
    </message>
    <message>
        <source>Void the punch of {name} at {time}</source>
        <translation>作废 {name} {time} 的打卡</translation>
    </message>
    <message>
        <source>Void the punch at {time}</source>
        <translation>作废 {time} 的打卡</translation>
    </message>
    <message>
        <source>It stays in the list and counts for nothing; this cannot be undone.</source>
        <translation>它会留在列表中但不再计入；此操作无法撤销。</translation>
    </message>
    <message>
        <source>Approve overtime of {name} on {day}</source>
        <translation>批准 {name} {day} 的加班</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>All of the day: {hours}</source>
        <translation>当天全部：{hours}</translation>
    </message>
    <message>
        <source>At most so many &amp;minutes</source>
        <translation>最多批准的分钟数(&amp;M)</translation>
    </message>
    <message>
        <source>Book minutes of {day} into another day</source>
        <translation>将 {day} 的分钟数计入其他日期</translation>
    </message>
    <message>
        <source>Book the minutes</source>
        <translation>计入分钟数</translation>
    </message>
    <message>
        <source>The day is locked, so its hours stay as they were paid. Minutes that it should have had, or had too much, are booked into an open day.</source>
        <translation>当天已锁定，工时保持结算时的样子。少算或多算的分钟数，请计入一个未锁定的日期。</translation>
    </message>
    <message>
        <source>Below 0 they are taken off.</source>
        <translation>小于 0 表示扣除。</translation>
    </message>
    <message>
        <source>&amp;Minutes</source>
        <translation>分钟数(&amp;M)</translation>
    </message>
    <message>
        <source>Into the open &amp;day</source>
        <translation>计入未锁定的日期(&amp;D)</translation>
    </message>
    <message>
        <source>Punches of the day</source>
        <translation>当天的打卡</translation>
    </message>
    <message>
        <source>Change direction</source>
        <translation>更改方向</translation>
    </message>
    <message>
        <source>Void the punch</source>
        <translation>作废打卡</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>similarity {score}, {threshold} needed</source>
        <translation>相似度 {score}（需 {threshold}）</translation>
    </message>
    <message>
        <source>Book minutes elsewhere</source>
        <translation>计入其他日期</translation>
    </message>
    <message>
        <source>Approve overtime</source>
        <translation>批准加班</translation>
    </message>
    <message>
        <source>A punch is missing</source>
        <translation>缺少打卡</translation>
    </message>
    <message>
        <source>{hours} of overtime to approve</source>
        <translation>待批准加班 {hours}</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>What to settle</source>
        <translation>待处理的类型</translation>
    </message>
    <message>
        <source>Nothing: no punch is missing and no overtime waits.</source>
        <translation>没有：不缺打卡，也没有待批准的加班。</translation>
    </message>
    <message>
        <source>Everything ({count})</source>
        <translation>全部（{count}）</translation>
    </message>
    <message>
        <source>What stands open</source>
        <translation>未处理事项</translation>
    </message>
    <message>
        <source>Show each of them</source>
        <translation>逐条查看</translation>
    </message>
    <message>
        <source>What stands open in {month}</source>
        <translation>{month}的未处理事项</translation>
    </message>
    <message>
        <source>The month is locked: its hours stay as they are.</source>
        <translation>本月已锁定：工时保持不变。</translation>
    </message>
    <message>
        <source>Settle this before the month is locked.</source>
        <translation>锁定本月之前，请先处理。</translation>
    </message>
    <message>
        <source>The day on a line of time</source>
        <translation>当天的时间轴</translation>
    </message>
    <message>
        <source>punches are looked for</source>
        <translation>在此时段内查找打卡</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>宽限</translation>
    </message>
    <message>
        <source>work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>too long, a punch is missing</source>
        <translation>过长，缺少打卡</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺卡</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺勤</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>加班</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>half day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>外勤</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>已工作</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>无排班</translation>
    </message>
    <message>
        <source>a punch is missing</source>
        <translation>缺少打卡</translation>
    </message>
    <message>
        <source>overtime to approve</source>
        <translation>待批准加班</translation>
    </message>
    <message>
        <source>not over yet</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>Missing punch</source>
        <translation>缺少打卡</translation>
    </message>
    <message>
        <source>Overtime to approve</source>
        <translation>待批准加班</translation>
    </message>
    <message>
        <source>Day not over yet</source>
        <translation>当天尚未结束</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>时钟被拨回</translation>
    </message>
    <message>
        <source>Checked out by the program</source>
        <translation>由程序签退</translation>
    </message>
    <message>
        <source>Punch came after locking</source>
        <translation>锁定后才到的打卡</translation>
    </message>
    <message>
        <source>In</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Break begins</source>
        <translation>休息开始</translation>
    </message>
    <message>
        <source>Break ends</source>
        <translation>休息结束</translation>
    </message>
    <message>
        <source>No direction</source>
        <translation>无方向</translation>
    </message>
    <message>
        <source>face</source>
        <translation>刷脸</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>by the program</source>
        <translation>程序生成</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>came after locking</source>
        <translation>锁定后才到</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>时钟被拨回</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Punch</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>No shift</source>
        <translation>无班次</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Divided</source>
        <translation>分开</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>视为</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>过短</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>班次外</translation>
    </message>
    <message>
        <source>Early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>外勤</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Capped</source>
        <translation>封顶</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>过迟</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours}:{minutes}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>Export the hours of {name}</source>
        <translation>导出 {name} 的工时</translation>
    </message>
    <message>
        <source>The file is written: {file}</source>
        <translation>文件已生成：{file}</translation>
    </message>
    <message>
        <source>Hours of {name}</source>
        <translation>{name} 的工时</translation>
    </message>
</context>
</TS>
