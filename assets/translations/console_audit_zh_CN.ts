<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Audit</name>
    <message>
        <source>The program noted something</source>
        <translation>程序记录了一项</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The schedule</source>
        <translation>定时任务</translation>
    </message>
    <message>
        <source>By hand, in the file</source>
        <translation>在文件中手动更改</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>更改人员</translation>
    </message>
    <message>
        <source>Person deleted</source>
        <translation>删除人员</translation>
    </message>
    <message>
        <source>Receipt of a deletion</source>
        <translation>删除回执</translation>
    </message>
    <message>
        <source>Person&apos;s data exported</source>
        <translation>导出个人数据</translation>
    </message>
    <message>
        <source>Face enrolled</source>
        <translation>登记人脸</translation>
    </message>
    <message>
        <source>Face template deleted</source>
        <translation>删除人脸模板</translation>
    </message>
    <message>
        <source>Enrolment picture kept</source>
        <translation>保存登记照片</translation>
    </message>
    <message>
        <source>Portrait set</source>
        <translation>设置头像</translation>
    </message>
    <message>
        <source>Portrait deleted</source>
        <translation>删除头像</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>设置 PIN 码</translation>
    </message>
    <message>
        <source>Wrong PIN at the kiosk</source>
        <translation>考勤机上 PIN 码错误</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>给予同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Look-alike found</source>
        <translation>发现相似人员</translation>
    </message>
    <message>
        <source>Face deleted after leaving</source>
        <translation>离职后删除人脸</translation>
    </message>
    <message>
        <source>Check-in or check-out</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>Punch added by hand</source>
        <translation>手动补打卡</translation>
    </message>
    <message>
        <source>Punch taken back</source>
        <translation>撤销打卡</translation>
    </message>
    <message>
        <source>Direction corrected</source>
        <translation>更正上下班</translation>
    </message>
    <message>
        <source>Punches imported</source>
        <translation>导入打卡记录</translation>
    </message>
    <message>
        <source>Hours adjusted</source>
        <translation>调整工时</translation>
    </message>
    <message>
        <source>Basis of the hours changed</source>
        <translation>工时依据已变更</translation>
    </message>
    <message>
        <source>Period locked</source>
        <translation>锁定期间</translation>
    </message>
    <message>
        <source>Period unlocked</source>
        <translation>解锁期间</translation>
    </message>
    <message>
        <source>Rule or plan set</source>
        <translation>设置规则或计划</translation>
    </message>
    <message>
        <source>Rule or plan taken back</source>
        <translation>撤回规则或计划</translation>
    </message>
    <message>
        <source>Leave asked for</source>
        <translation>申请休假</translation>
    </message>
    <message>
        <source>Leave approved</source>
        <translation>批准休假</translation>
    </message>
    <message>
        <source>Leave refused</source>
        <translation>驳回休假申请</translation>
    </message>
    <message>
        <source>Payroll exported</source>
        <translation>导出薪资</translation>
    </message>
    <message>
        <source>Report exported</source>
        <translation>导出报表</translation>
    </message>
    <message>
        <source>Scheduled report written</source>
        <translation>写出定时报表</translation>
    </message>
    <message>
        <source>Report scheduled</source>
        <translation>安排定时报表</translation>
    </message>
    <message>
        <source>Report schedule changed</source>
        <translation>更改定时报表</translation>
    </message>
    <message>
        <source>Report schedule deleted</source>
        <translation>删除定时报表</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>登录被拒</translation>
    </message>
    <message>
        <source>Account added</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Account changed</source>
        <translation>更改账户</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Live check refused somebody</source>
        <translation>活体检测拒绝</translation>
    </message>
    <message>
        <source>Live check changed</source>
        <translation>更改活体检测</translation>
    </message>
    <message>
        <source>Threshold changed</source>
        <translation>更改阈值</translation>
    </message>
    <message>
        <source>Model pack installed</source>
        <translation>安装模型包</translation>
    </message>
    <message>
        <source>Model pack imported</source>
        <translation>导入模型包</translation>
    </message>
    <message>
        <source>Model pack switched</source>
        <translation>切换模型包</translation>
    </message>
    <message>
        <source>Earlier model pack taken back</source>
        <translation>退回先前的模型包</translation>
    </message>
    <message>
        <source>Training started</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Training paused</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Training resumed</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Training cancelled</source>
        <translation>取消训练</translation>
    </message>
    <message>
        <source>Training run deleted</source>
        <translation>删除训练</translation>
    </message>
    <message>
        <source>Deleted or withdrawn again</source>
        <translation>已再次删除或撤回</translation>
    </message>
    <message>
        <source>Key of the faces made</source>
        <translation>已生成人脸数据的密钥</translation>
    </message>
    <message>
        <source>Recovery passphrase set</source>
        <translation>已设置恢复口令短语</translation>
    </message>
    <message>
        <source>Key of the faces moved</source>
        <translation>已移动人脸数据的密钥</translation>
    </message>
    <message>
        <source>Key opened by the recovery passphrase</source>
        <translation>已用恢复口令短语打开密钥</translation>
    </message>
    <message>
        <source>Key file put back</source>
        <translation>已放回密钥文件</translation>
    </message>
    <message>
        <source>New key of the faces made</source>
        <translation>已生成新的人脸数据密钥</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Loss of entries accepted</source>
        <translation>已接受条目丢失</translation>
    </message>
    <message>
        <source>Everything exported</source>
        <translation>导出全部数据</translation>
    </message>
    <message>
        <source>Setting or fact of the program</source>
        <translation>设置或程序记录</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Basis of the hours noted</source>
        <translation>记录工时依据</translation>
    </message>
    <message>
        <source>Exit PIN set or removed</source>
        <translation>设置或取消退出 PIN 码</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>完成备份</translation>
    </message>
    <message>
        <source>Backup made by itself</source>
        <translation>完成自动备份</translation>
    </message>
    <message>
        <source>Backup begun by itself</source>
        <translation>开始自动备份</translation>
    </message>
    <message>
        <source>Outcome of the scheduled backup</source>
        <translation>自动备份结果</translation>
    </message>
    <message>
        <source>Checkpoint made by itself</source>
        <translation>已自动生成检查点</translation>
    </message>
    <message>
        <source>Checkpoint begun by itself</source>
        <translation>已开始自动生成检查点</translation>
    </message>
    <message>
        <source>Retention carried out</source>
        <translation>执行保留规则</translation>
    </message>
    <message>
        <source>Camera tested</source>
        <translation>检测摄像头</translation>
    </message>
    <message>
        <source>Spoof drill done</source>
        <translation>完成防伪演练</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>&amp;Show the person</source>
        <translation>查看此人(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a line to see all of it.</source>
        <translation>选择一行可查看全部内容。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>At</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Number in the log</source>
        <translation>日志编号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name changed</source>
        <translation>姓名已更改</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Counts for nothing</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Clock was set back</source>
        <translation>时钟被调回</translation>
    </message>
    <message>
        <source>Punch</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>PINs</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Wrong tries in a row</source>
        <translation>连续错误次数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>生成于</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>存放位置</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Consents ended</source>
        <translation>已终止的同意</translation>
    </message>
    <message>
        <source>Known again after a restore</source>
        <translation>恢复备份后重新登记</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>所有日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>About whom or what</source>
        <translation>关于谁或什么</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
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
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>验证(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Checkpoint…</source>
        <translation>检查点(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Nothing passes these filters</source>
        <translation>没有符合条件的条目</translation>
    </message>
    <message>
        <source>Choose a longer period, or everybody and everything.</source>
        <translation>请选择更长的期间，或所有人和全部操作。</translation>
    </message>
    <message>
        <source>Entries: {count}</source>
        <translation>条目：{count}</translation>
    </message>
    <message>
        <source>Export the log to</source>
        <translation>导出日志到</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>已写入 {file}。</translation>
    </message>
    <message>
        <source>Exporting the audit log</source>
        <translation>正在导出审计日志</translation>
    </message>
    <message>
        <source>Checkpoint of the audit log</source>
        <translation>审计日志的检查点</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Print or write down this code, or save the file, and keep it where nobody who can change the database can reach it. With it, nothing of the {count} entries until now can be changed unnoticed.</source>
        <translation>请打印或抄下此代码，或保存文件，并存放在能修改数据库的人接触不到的地方。有了它，至今的 {count} 条条目中任何改动都会被发现。</translation>
    </message>
    <message>
        <source>Code of the checkpoint</source>
        <translation>检查点代码</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>保存为文件(&amp;S)…</translation>
    </message>
    <message>
        <source>Saved; save again</source>
        <translation>已保存；再次保存</translation>
    </message>
    <message>
        <source>Checkpoints (*.fccheckpoint)</source>
        <translation>检查点 (*.fccheckpoint)</translation>
    </message>
    <message>
        <source>Save the checkpoint</source>
        <translation>保存检查点</translation>
    </message>
    <message>
        <source>Broken rows in all: {count}.</source>
        <translation>损坏的行共 {count} 行。</translation>
    </message>
    <message>
        <source>Every row is as it was recorded; entries: {count}.</source>
        <translation>每一行都与记录时一致；条目数：{count}。</translation>
    </message>
    <message>
        <source>The newest entries are lost: {expected} had been confirmed, {found} are there. Restore the newest backup, or have what is missing entered again.</source>
        <translation>最新的条目已丢失：曾确认 {expected} 条，现有 {found} 条。请恢复最新的备份，或重新录入缺失的内容。</translation>
    </message>
    <message>
        <source>An older copy took the place of the database: its entry {expected} is another. Restore the newest backup.</source>
        <translation>数据库被旧副本替换：其第 {expected} 条条目不同。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>The first broken place is entry {key} of the chain itself: it is missing or was changed.</source>
        <translation>第一处损坏是链本身的第 {key} 条条目：它缺失或被改动。</translation>
    </message>
    <message>
        <source>The first broken row is {key} in {table}: it was changed.</source>
        <translation>第一处损坏是“{table}”的行 {key}：它被改动。</translation>
    </message>
    <message>
        <source>The first broken row is {key} in {table}: it is missing.</source>
        <translation>第一处损坏是“{table}”的行 {key}：它缺失。</translation>
    </message>
    <message>
        <source>The first broken row is {key} in {table}: something else than FaceClock added it.</source>
        <translation>第一处损坏是“{table}”的行 {key}：它不是由 FaceClock 添加的。</translation>
    </message>
    <message>
        <source>The first broken row is {key} in {table}: it was moved.</source>
        <translation>第一处损坏是“{table}”的行 {key}：它被移动过。</translation>
    </message>
    <message>
        <source>The checkpoint of entry {count} fits.</source>
        <translation>第 {count} 条条目的检查点相符。</translation>
    </message>
    <message>
        <source>The checkpoint of entry {count} does not fit: a backup was restored on {when}, and what came after that backup is gone. Use a checkpoint from before that backup or from after the restore.</source>
        <translation>第 {count} 条条目的检查点不符：{when} 恢复过备份，该备份之后的内容已不存在。请使用该备份之前或恢复之后的检查点。</translation>
    </message>
    <message>
        <source>The checkpoint counts {count} entries, but the chain is shorter: its end was cut off, or an older copy of the database took its place.</source>
        <translation>检查点记有 {count} 条条目，但链更短：其末尾被截断，或数据库被旧副本替换。</translation>
    </message>
    <message>
        <source>The chain is not the one of the checkpoint: what came before entry {count} was written anew, or the checkpoint is of another site.</source>
        <translation>链与检查点不是同一条：第 {count} 条条目之前的内容被重写，或检查点属于另一个站点。</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>验证审计日志</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Every row is compared with the chain of what was recorded. Where you kept a checkpoint, the chain is compared with it as well, which also finds what was cut off or written anew.</source>
        <translation>每一行都会与记录链比对。若您保存了检查点，还会将链与其比对，从而发现被截断或重写的内容。</translation>
    </message>
    <message>
        <source>Code or file of a checkpoint, if you have one</source>
        <translation>检查点的代码或文件（如有）</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>打开检查点</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证结果</translation>
    </message>
    <message>
        <source>Verifying the audit log</source>
        <translation>正在验证审计日志</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
</context>
</TS>
