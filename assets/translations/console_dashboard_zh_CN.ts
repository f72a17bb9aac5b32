<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Dashboard</name>
    <message>
        <source>Arrivals by half hour</source>
        <translation>每半小时到岗人数</translation>
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
        <source>What</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Last check-ins</source>
        <translation>最近打卡</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>当前在岗</translation>
    </message>
    <message>
        <source>Shows who is in</source>
        <translation>查看谁在岗</translation>
    </message>
    <message>
        <source>Late today</source>
        <translation>今日迟到</translation>
    </message>
    <message>
        <source>Shows today&apos;s late arrivals</source>
        <translation>查看今日迟到</translation>
    </message>
    <message>
        <source>Missing punches</source>
        <translation>缺卡</translation>
    </message>
    <message>
        <source>Shows the days to settle</source>
        <translation>查看待处理的日期</translation>
    </message>
    <message>
        <source>Wrong accepts</source>
        <translation>误识</translation>
    </message>
    <message>
        <source>Shows the threshold</source>
        <translation>查看阈值</translation>
    </message>
    <message>
        <source>still counting: {count} people</source>
        <translation>正在统计：{count} 人</translation>
    </message>
    <message>
        <source>median {minutes} min</source>
        <translation>中位数 {minutes} 分钟</translation>
    </message>
    <message>
        <source>nobody late so far</source>
        <translation>目前无人迟到</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>to settle, since {day}</source>
        <translation>{day}以来待处理</translation>
    </message>
    <message>
        <source>nothing to settle</source>
        <translation>没有待处理的</translation>
    </message>
    <message>
        <source>nobody is enrolled yet</source>
        <translation>还没有人录入</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>no model pack that could tell</source>
        <translation>没有可用的模型包</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>of {count} expected</source>
        <translation>应到 {count} 人</translation>
    </message>
    <message>
        <source>of {count} on the roll</source>
        <translation>在册 {count} 人</translation>
    </message>
    <message>
        <source>on a break: {count}</source>
        <translation>休息中：{count}</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Live check</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Exit PIN</source>
        <translation>退出 PIN 码</translation>
    </message>
    <message>
        <source>Key of the faces</source>
        <translation>人脸数据密钥</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Open kiosk</source>
        <translation>打开考勤机(&amp;O)</translation>
    </message>
    <message>
        <source>Nobody has come yet today.</source>
        <translation>今天还没有人到岗。</translation>
    </message>
    <message>
        <source>State of this kiosk</source>
        <translation>本机状态</translation>
    </message>
    <message>
        <source>&amp;Add the first person</source>
        <translation>添加第一位人员(&amp;A)</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>还没有人录入</translation>
    </message>
    <message>
        <source>Add somebody, open the kiosk, and who is in will stand here.</source>
        <translation>先添加人员，再打开考勤机，这里就会显示谁在岗。</translation>
    </message>
    <message>
        <source>Open kiosk</source>
        <translation>打开考勤机</translation>
    </message>
    <message>
        <source>No check-ins yet</source>
        <translation>还没有打卡记录</translation>
    </message>
    <message>
        <source>The last people who came and went will stand here.</source>
        <translation>最近到岗和离岗的人会显示在这里。</translation>
    </message>
    <message>
        <source>Computing hours up to today</source>
        <translation>正在计算截至今天的工时</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>今天，{day}</translation>
    </message>
    <message>
        <source>late {minutes} min</source>
        <translation>迟到 {minutes} 分钟</translation>
    </message>
    <message>
        <source>IN</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>→ OUT</source>
        <translation>→ 下班</translation>
    </message>
    <message>
        <source>→ break</source>
        <translation>→ 休息</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>已打卡</translation>
    </message>
    <message>
        <source>face</source>
        <translation>人脸</translation>
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
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>off: a photograph is let in</source>
        <translation>已关闭：照片也能通过</translation>
    </message>
    <message>
        <source>passive, then head turn when unsure</source>
        <translation>静默检测，不确定时转头</translation>
    </message>
    <message>
        <source>everybody turns their head</source>
        <translation>所有人都需转头</translation>
    </message>
    <message>
        <source>its network is not installed: nobody is let in</source>
        <translation>未安装检测网络：无人能通过</translation>
    </message>
    <message>
        <source>passive</source>
        <translation>静默检测</translation>
    </message>
    <message>
        <source>passive and head turn</source>
        <translation>静默检测加转头</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>none: anybody can close the kiosk (Settings)</source>
        <translation>未设置：任何人都能关闭考勤机（见“设置”）</translation>
    </message>
    <message>
        <source>no recovery passphrase (Devices &amp; data)</source>
        <translation>没有恢复口令短语（设备与数据）</translation>
    </message>
    <message>
        <source>✕ Damaged face templates, which match nobody: {count}. Enrol again: {people}.</source>
        <translation>✕ 已损坏、无法匹配任何人的人脸模板：{count}。请重新录入：{people}。</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>从未使用</translation>
    </message>
    <message>
        <source>last used {time}</source>
        <translation>最近使用 {time}</translation>
    </message>
    <message>
        <source>{rate} frames a second</source>
        <translation>每秒 {rate} 帧</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{days} days ago</source>
        <translation>{days} 天前</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>剩余 {size}</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <translation>{count} GB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>{count} a month</source>
        <translation>每月 {count} 次</translation>
    </message>
    <message>
        <source>1 in {count} y.</source>
        <translation>{count} 年 1 次</translation>
    </message>
    <message>
        <source>1 in {count} mo.</source>
        <translation>{count} 个月 1 次</translation>
    </message>
    <message>
        <source>95 %: {low} to {high}</source>
        <translation>95 %：{low} 至 {high}</translation>
    </message>
    <message>
        <source>95 %: 1 in {low} to {high} y.</source>
        <translation>95 %：{low} 至 {high} 年 1 次</translation>
    </message>
    <message>
        <source>95 %: 1 in {low} to {high}</source>
        <translation>95 %：{low} 至 {high} 个月 1 次</translation>
    </message>
</context>
</TS>
