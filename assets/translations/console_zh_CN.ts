<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Desk</name>
    <message>
        <source>FaceClock met an error of its own; it is in the log.</source>
        <translation>FaceClock 出现内部错误，详情已写入日志。</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
    <message>
        <source>Open the &amp;kiosk</source>
        <translation>打开考勤界面(&amp;K)</translation>
    </message>
    <message>
        <source>Log in to the console.</source>
        <translation>登录管理控制台。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Wait {seconds} s</source>
        <translation>请等待 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Dashboard</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Devices &amp; data</source>
        <translation>设备与数据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Kiosk mode</source>
        <translation>考勤界面</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>人事</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>考勤终端</translation>
    </message>
    <message>
        <source>May do everything, and gives others their accounts.</source>
        <translation>拥有全部权限，并为他人开设账户。</translation>
    </message>
    <message>
        <source>Keeps the program running: people, recognition, devices, settings; no hours.</source>
        <translation>维护程序运行：人员、识别、设备、设置；不处理工时。</translation>
    </message>
    <message>
        <source>Keeps people and their hours: corrections, rosters, leave, reports.</source>
        <translation>管理人员与工时：更正、排班、请假、报表。</translation>
    </message>
    <message>
        <source>Sees everything and changes nothing.</source>
        <translation>可查看全部内容，不能修改。</translation>
    </message>
    <message>
        <source>Only opens the kiosk.</source>
        <translation>只能打开考勤界面。</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>You were away for a while; log in to go on.</source>
        <translation>您已离开一段时间，请重新登录以继续。</translation>
    </message>
    <message>
        <source>Your account or all the data was changed; log in to go on.</source>
        <translation>您的账户或全部数据已被更改；请重新登录以继续。</translation>
    </message>
    <message>
        <source>FaceClock console</source>
        <translation>FaceClock 管理控制台</translation>
    </message>
    <message>
        <source>Work is still going on</source>
        <translation>仍有任务在进行</translation>
    </message>
    <message>
        <source>Closing stops it at its next step: {jobs}.</source>
        <translation>关闭窗口会使其在下一步停止：{jobs}。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
</context>
</TS>
