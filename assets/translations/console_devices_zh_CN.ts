<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CameraTest</name>
    <message>
        <source>Picture size</source>
        <translation>画面尺寸</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒画面数</translation>
    </message>
    <message>
        <source>Wait for the next picture</source>
        <translation>等待下一帧</translation>
    </message>
    <message>
        <source>Frozen pictures</source>
        <translation>静止画面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>对焦</translation>
    </message>
    <message>
        <source>Blurred pictures</source>
        <translation>模糊画面</translation>
    </message>
    <message>
        <source>Time to find a face</source>
        <translation>查找人脸用时</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>有待改善</translation>
    </message>
    <message>
        <source>not good enough</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Use a camera of at least 640 x 480.</source>
        <translation>请使用分辨率至少为 640 x 480 的摄像头。</translation>
    </message>
    <message>
        <source>Give it more light, another USB port, or a lower resolution.</source>
        <translation>请增加光线、换一个 USB 接口，或降低分辨率。</translation>
    </message>
    <message>
        <source>Close other programs that use the camera or the processor, or use another USB port.</source>
        <translation>请关闭占用摄像头或处理器的其他程序，或换一个 USB 接口。</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again; if it stays so, use another cable.</source>
        <translation>请拔下摄像头再重新插上；如仍如此，请换一根线。</translation>
    </message>
    <message>
        <source>Clean the lens, and turn its ring until the picture is sharp at arm&apos;s length.</source>
        <translation>请擦净镜头，并转动调焦环，使一臂距离处的画面清晰。</translation>
    </message>
    <message>
        <source>More light lets the camera expose for less long; fix it so that it does not shake.</source>
        <translation>光线充足可缩短曝光时间；请固定摄像头，避免晃动。</translation>
    </message>
    <message>
        <source>Close other programs, or make the detection size in the settings smaller.</source>
        <translation>请关闭其他程序，或在设置中调小检测尺寸。</translation>
    </message>
    <message>
        <source>Put a lamp in front of people, not behind them.</source>
        <translation>请把灯放在人的前方，而不是身后。</translation>
    </message>
    <message>
        <source>Turn the camera away from the window, or dim the lamp.</source>
        <translation>请让摄像头避开窗户，或调暗灯光。</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>&amp;Back up now…</source>
        <translation>立即备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Set a recovery &amp;passphrase</source>
        <translation>设置恢复口令短语(&amp;P)</translation>
    </message>
    <message>
        <source>Written to {file}, {size}; it was unpacked again and is whole.</source>
        <translation>已写入 {file}，{size}；已重新解包检查，完好无误。</translation>
    </message>
    <message>
        <source>A backup is one file with everything: people, faces, check-ins and settings. Kiosks go on meanwhile. It is encrypted: this computer opens it, and the recovery passphrase any other.</source>
        <translation>一个备份就是一个包含全部内容的文件：人员、人脸、打卡记录和设置。备份期间考勤机照常工作。文件已加密：本机可以打开，其他电脑要用恢复口令短语打开。</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>&amp;Change in the settings</source>
        <translation>在设置中更改(&amp;C)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Puts a backup in the place of everything that is here. What is here now is kept as a backup of its own. Close all kiosks first.</source>
        <translation>用备份替换这里的全部数据。现有数据会另存为一个备份。请先关闭所有考勤机。</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>Every {days} days into {folder}; the newest {keep} are kept.</source>
        <translation>每 {days} 天备份到 {folder}；保留最新的 {keep} 个。</translation>
    </message>
    <message>
        <source>No backups are made by themselves: no folder is chosen.</source>
        <translation>未启用自动备份：尚未选择文件夹。</translation>
    </message>
    <message>
        <source>✓ A recovery passphrase is set: it opens backups on any computer.</source>
        <translation>✓ 已设置恢复口令短语：在任何电脑上都能用它打开备份。</translation>
    </message>
    <message>
        <source>! No recovery passphrase is set: if this computer is lost, nobody can open its backups.</source>
        <translation>! 未设置恢复口令短语：如果这台电脑丢失，谁也打不开它的备份。</translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation>备份文件 (*{suffix})</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>&amp;Use this camera</source>
        <translation>使用此摄像头(&amp;U)</translation>
    </message>
    <message>
        <source>Show the &amp;picture</source>
        <translation>显示画面(&amp;P)</translation>
    </message>
    <message>
        <source>Camera of the kiosk</source>
        <translation>考勤机的摄像头</translation>
    </message>
    <message>
        <source>&apos;auto&apos; takes the first camera that works. A network address, a file or &apos;demo&apos; can be typed too.</source>
        <translation>“auto”使用第一个可用的摄像头；也可输入网络地址、文件或“demo”。</translation>
    </message>
    <message>
        <source>The picture is off</source>
        <translation>画面已关闭</translation>
    </message>
    <message>
        <source>A camera serves one program at a time: close the kiosk before you look.</source>
        <translation>摄像头同一时间只能供一个程序使用：查看前请先关闭考勤机。</translation>
    </message>
    <message>
        <source>auto: the first that works</source>
        <translation>auto：第一个可用的</translation>
    </message>
    <message>
        <source>demo: an invented scene</source>
        <translation>demo：虚构场景</translation>
    </message>
    <message>
        <source>The kiosk takes this camera when it is started again.</source>
        <translation>考勤机重新启动后使用此摄像头。</translation>
    </message>
    <message>
        <source>Hide the &amp;picture</source>
        <translation>隐藏画面(&amp;P)</translation>
    </message>
    <message>
        <source>Stand in front of it as people will</source>
        <translation>请像打卡时一样站在摄像头前</translation>
    </message>
    <message>
        <source>Testing the camera</source>
        <translation>正在检测摄像头</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Free on this disk</source>
        <translation>磁盘剩余空间</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>Written to {file}; rows: {rows}, pictures: {pictures}.</source>
        <translation>已写入 {file}；记录：{rows}，图片：{pictures}。</translation>
    </message>
    <message>
        <source>Exporting everything</source>
        <translation>正在导出全部数据</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部数据</translation>
    </message>
    <message>
        <source>One zip with all tables, which other programs can read. It holds personal data and is not encrypted.</source>
        <translation>一个包含所有表格的 zip 文件，其他程序可以读取。含个人数据且未加密。</translation>
    </message>
    <message>
        <source>With portraits, kept &amp;pictures and signatures</source>
        <translation>包括头像、保存的照片和签名(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Checking the database</source>
        <translation>正在检查数据库</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>not sound</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Export everything to</source>
        <translation>导出全部数据到</translation>
    </message>
    <message>
        <source>In all: {count}.</source>
        <translation>共 {count} 项。</translation>
    </message>
    <message>
        <source>Every page, reference, row and computed day was compared; all is as FaceClock wrote it.</source>
        <translation>已比对每个页面、引用、行和计算日；一切与 FaceClock 写入时一致。</translation>
    </message>
    <message>
        <source>Whether faces and signatures open was not checked: their key is not at hand.</source>
        <translation>未检查面部数据和签名能否打开：密钥不在手边。</translation>
    </message>
    <message>
        <source>The file is damaged; restore the last backup ({detail}).</source>
        <translation>文件已损坏，请恢复上次备份（{detail}）。</translation>
    </message>
    <message>
        <source>Rows refer to what is not there: {detail}; restore the last backup.</source>
        <translation>有行引用了不存在的内容：{detail}；请恢复最近的备份。</translation>
    </message>
    <message>
        <source>Somebody changed how the database is built; restore the last backup ({detail}).</source>
        <translation>有人改动了数据库的结构；请恢复最近的备份（{detail}）。</translation>
    </message>
    <message>
        <source>Entries that had been confirmed are missing; restore the last backup or enter them again.</source>
        <translation>曾确认的条目缺失；请恢复最近的备份或重新录入。</translation>
    </message>
    <message>
        <source>{table}, row {key}: changed by something else than FaceClock; compare it with a backup.</source>
        <translation>{table}，行 {key}：不是由 FaceClock 改动的；请与备份比对。</translation>
    </message>
    <message>
        <source>{table}, row {key}: removed by something else than FaceClock; take it from a backup.</source>
        <translation>{table}，行 {key}：不是由 FaceClock 删除的；请从备份中取回。</translation>
    </message>
    <message>
        <source>{table}, row {key}: added by something else than FaceClock; do not trust it.</source>
        <translation>{table}，行 {key}：不是由 FaceClock 添加的；请勿信任。</translation>
    </message>
    <message>
        <source>{table}, row {key}: moved by something else than FaceClock; compare it with a backup.</source>
        <translation>{table}，行 {key}：不是由 FaceClock 移动的；请与备份比对。</translation>
    </message>
    <message>
        <source>{table}, row {key}: does not open under its person&apos;s key; take it anew.</source>
        <translation>{table}，行 {key}：无法用本人的密钥打开；请重新采集。</translation>
    </message>
    <message>
        <source>Computed days of number {key} are not what the facts say; compute them anew.</source>
        <translation>编号 {key} 的计算日与事实不符；请重新计算。</translation>
    </message>
    <message>
        <source>Devices &amp; data</source>
        <translation>设备与数据</translation>
    </message>
    <message>
        <source>Parts of devices and data</source>
        <translation>设备与数据的各部分</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>People who left</source>
        <translation>离职人员</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>恢复 {when} 的备份</translation>
    </message>
    <message>
        <source>Replace everything</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Everything that was entered or checked in since then is no longer there afterwards; it is kept as a backup of its own. You log in again with an account of the backup.</source>
        <translation>此后录入的内容和打卡记录将不再存在，但会另存为一个备份。之后请用备份中的账户重新登录。</translation>
    </message>
    <message>
        <source>Type “{word}” to go on</source>
        <translation>输入“{word}”以继续</translation>
    </message>
    <message>
        <source>Another job is running; wait for it or cancel it, then restore.</source>
        <translation>另一项任务正在运行；请等待或取消后再恢复。</translation>
    </message>
    <message>
        <source>What was there before is kept as {file}.</source>
        <translation>原有数据已保存为 {file}。</translation>
    </message>
    <message>
        <source>Deleted since that backup, and again now: {people}.</source>
        <translation>自该备份以来已删除、现已再次删除：{people}。</translation>
    </message>
    <message>
        <source>Consents withdrawn since, and again now: {people}.</source>
        <translation>自该备份以来已撤回、现已再次撤回的同意：{people}。</translation>
    </message>
    <message>
        <source>Nobody can tell who was deleted since that backup: look through the receipts.</source>
        <translation>无法得知自该备份以来删除了谁：请查看删除凭证。</translation>
    </message>
    <message>
        <source>Restoring a backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>From {kiosk} of {company}. People: {people}, check-ins: {punches}.</source>
        <translation>来自 {company} 的 {kiosk}。人员：{people}，打卡记录：{punches}。</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期内容</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>没有到期内容</translation>
    </message>
    <message>
        <source>People who left stand here when their days are over, before anything is deleted.</source>
        <translation>离职人员的保留期满后会先列在这里，然后才会删除。</translation>
    </message>
    <message>
        <source>&amp;Delete what is due…</source>
        <translation>删除到期内容(&amp;D)…</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现已到期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离职时间</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>将删除</translation>
    </message>
    <message>
        <source>{days} days after somebody left, their face templates, pictures, portrait and PIN are deleted.</source>
        <translation>人员离职 {days} 天后，删除其人脸模板、照片、头像和 PIN 码。</translation>
    </message>
    <message>
        <source>After {days} days the name goes as well; check-ins stay under the ID.</source>
        <translation>{days} 天后姓名也会删除；打卡记录仍按工号保留。</translation>
    </message>
    <message>
        <source>Backups that a restore kept aside and that go now: {count}.</source>
        <translation>恢复时另存、现在到期的备份：{count}。</translation>
    </message>
    <message>
        <source>This happens by itself once a day. Last time: {ago}.</source>
        <translation>每天自动执行一次。上次：{ago}。</translation>
    </message>
    <message>
        <source>Delete what is due</source>
        <translation>删除到期内容</translation>
    </message>
    <message>
        <source>People: {count}. What the table names of them is deleted and cannot be brought back.</source>
        <translation>人员：{count}。表中所列内容将被删除，无法恢复。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted for people: {count}.</source>
        <translation>已删除 {count} 人的到期内容。</translation>
    </message>
    <message>
        <source>Deleting what is due</source>
        <translation>正在删除到期内容</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>name and team</source>
        <translation>姓名和团队</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>尚未检测</translation>
    </message>
    <message>
        <source>Ten seconds show whether light, sharpness and speed are good enough to recognise people.</source>
        <translation>只需十秒，即可知道光线、清晰度和速度是否足以识别人脸。</translation>
    </message>
    <message>
        <source>&amp;Test the camera</source>
        <translation>检测摄像头(&amp;T)</translation>
    </message>
    <message>
        <source>{source}, {when}: {count} pictures of {width} x {height} in {seconds} s</source>
        <translation>{source}，{when}：{seconds} 秒内 {count} 帧，{width} x {height}</translation>
    </message>
    <message>
        <source>Result: {verdict}.</source>
        <translation>结果：{verdict}。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 小时前</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Face templates</source>
        <translation>人脸模板</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保存的照片</translation>
    </message>
    <message>
        <source>Check-ins</source>
        <translation>打卡记录</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Audit entries</source>
        <translation>审计条目</translation>
    </message>
    <message>
        <source>Open the backup of another computer</source>
        <translation>打开另一台电脑的备份</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>{file} is encrypted with a key that is not on this computer. The recovery passphrase that was set where it was made opens it.</source>
        <translation>{file} 所用的加密密钥不在这台电脑上。请用制作它的地方所设的恢复口令短语打开。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令短语(&amp;P)</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>People protected</source>
        <translation>受保护人数</translation>
    </message>
    <message>
        <source>In use since</source>
        <translation>使用自</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令短语</translation>
    </message>
    <message>
        <source>Make a &amp;new key…</source>
        <translation>生成新密钥(&amp;N)…</translation>
    </message>
    <message>
        <source>Key of the faces</source>
        <translation>人脸数据的密钥</translation>
    </message>
    <message>
        <source>Templates, pictures and signatures are encrypted by a key for each person, and those by this one.</source>
        <translation>模板、照片和签名用每个人各自的密钥加密，这些密钥再用此密钥加密。</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Change the &amp;passphrase…</source>
        <translation>更改口令短语(&amp;P)…</translation>
    </message>
    <message>
        <source>Set a recovery &amp;passphrase…</source>
        <translation>设置恢复口令短语(&amp;P)…</translation>
    </message>
    <message>
        <source>Keep it &amp;elsewhere…</source>
        <translation>存放到别处(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose its plac&amp;e…</source>
        <translation>选择存放位置(&amp;E)…</translation>
    </message>
    <message>
        <source>cannot be had</source>
        <translation>无法取得</translation>
    </message>
    <message>
        <source>The passphrase is set; backups from now on open with it on any computer.</source>
        <translation>口令短语已设置；此后的备份可在任何计算机上用它打开。</translation>
    </message>
    <message>
        <source>The key lies there now.</source>
        <translation>密钥现已存放在那里。</translation>
    </message>
    <message>
        <source>A new key is in use; keys that were wrapped with it: {count}.</source>
        <translation>新密钥已启用；用它重新包装的密钥：{count}。</translation>
    </message>
    <message>
        <source>Making a new key</source>
        <translation>正在生成新密钥</translation>
    </message>
</context>
</TS>
