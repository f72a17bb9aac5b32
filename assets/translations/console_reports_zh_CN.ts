<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Reports</name>
    <message>
        <source>&amp;Report</source>
        <translation>报表(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Days</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>团队(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;ite</source>
        <translation>地点(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;hift</source>
        <translation>班次(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>所有团队</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>All shifts</source>
        <translation>所有班次</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Look and export</source>
        <translation>查看与导出</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>Choose a report, then press Schedule.</source>
        <translation>请先选择报表，再点“定时”。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>报表内容</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>没有报表</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>A first look at {people} people; the file has everybody, with figures and charts.</source>
        <translation>此处预览 {people} 人；导出的文件包含所有人以及汇总和图表。</translation>
    </message>
    <message>
        <source>The first {rows} rows; the file has all of them.</source>
        <translation>此处预览前 {rows} 行；导出的文件包含全部。</translation>
    </message>
    <message>
        <source>Computing hours</source>
        <translation>正在计算工时</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在导出 {file}</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;chedule…</source>
        <translation>定时(&amp;C)…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报表</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>已写入 {file}。</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>修改定时报表</translation>
    </message>
    <message>
        <source>Schedule a report</source>
        <translation>定时生成报表</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Day {day}</source>
        <translation>{day} 日</translation>
    </message>
    <message>
        <source>&amp;How often</source>
        <translation>频率(&amp;H)</translation>
    </message>
    <message>
        <source>Of &amp;which days</source>
        <translation>统计哪些天(&amp;W)</translation>
    </message>
    <message>
        <source>Seen from the day on which it is written.</source>
        <translation>以生成当天为准。</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>A file of the same name is replaced.</source>
        <translation>同名文件会被替换。</translation>
    </message>
    <message>
        <source>As</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation>报表文件夹</translation>
    </message>
    <message>
        <source>Scheduled reports</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>When</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation>立即运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>修改(&amp;C)…</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>停用(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Choose a report</source>
        <translation>选择报表(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing is scheduled yet</source>
        <translation>还没有定时报表</translation>
    </message>
    <message>
        <source>Choose a report and press Schedule: it is then written to a folder by itself.</source>
        <translation>选择一份报表并点“定时”，它就会自动写入文件夹。</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>启用(&amp;W)</translation>
    </message>
    <message>
        <source>Writing {report}</source>
        <translation>正在生成{report}</translation>
    </message>
    <message>
        <source>Delete the schedule of {report}?</source>
        <translation>删除“{report}”的定时任务？</translation>
    </message>
    <message>
        <source>Files that were written stay where they are.</source>
        <translation>已生成的文件会保留。</translation>
    </message>
    <message>
        <source>Delete the schedule</source>
        <translation>删除定时任务</translation>
    </message>
    <message>
        <source>Daily attendance</source>
        <translation>每日考勤明细</translation>
    </message>
    <message>
        <source>Each person and day: in, out, hours worked, late and overtime.</source>
        <translation>每人每天：上下班时间、工时、迟到和加班。</translation>
    </message>
    <message>
        <source>Monthly timesheet</source>
        <translation>月度考勤表</translation>
    </message>
    <message>
        <source>A calendar of everybody with sums; as PDF a page each to sign.</source>
        <translation>所有人的月历及合计；PDF 每人一页，可签字。</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>加班统计</translation>
    </message>
    <message>
        <source>Overtime of each person by class, as worked and as paid.</source>
        <translation>每人各类加班：实际加班与计薪加班。</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>考勤异常</translation>
    </message>
    <message>
        <source>Late, left early, absent, missing punches and whatever else is odd.</source>
        <translation>迟到、早退、缺勤、缺卡及其他异常。</translation>
    </message>
    <message>
        <source>Who is in</source>
        <translation>在岗人员</translation>
    </message>
    <message>
        <source>Who is in or on a break, and how many in each hour.</source>
        <translation>谁在岗、谁在休息，以及每小时人数。</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Who changed what and when.</source>
        <translation>谁在何时更改了什么。</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>PDF, to print or sign</source>
        <translation>PDF，用于打印或签字</translation>
    </message>
    <message>
        <source>CSV, for other programs</source>
        <translation>CSV，供其他程序使用</translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation>网页 (.html)</translation>
    </message>
    <message>
        <source>JSON, for programmers</source>
        <translation>JSON，供程序员使用</translation>
    </message>
    <message>
        <source>Same as the window</source>
        <translation>与界面相同</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Every {weekday} at {time}</source>
        <translation>每{weekday} {time}</translation>
    </message>
    <message>
        <source>Monthly on day {day} at {time}</source>
        <translation>每月 {day} 日 {time}</translation>
    </message>
    <message>
        <source>Every day at {time}</source>
        <translation>每天 {time}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>未能写入</translation>
    </message>
    <message>
        <source>not run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>As {formats}.</source>
        <translation>格式：{formats}。</translation>
    </message>
    <message>
        <source>As {formats}. Last tried {time}.</source>
        <translation>格式：{formats}。上次运行：{time}。</translation>
    </message>
</context>
</TS>
