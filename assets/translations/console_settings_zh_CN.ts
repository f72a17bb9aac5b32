<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Declared</name>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>考勤机</translation>
    </message>
    <message>
        <source>Check-ins</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>画面质量</translation>
    </message>
    <message>
        <source>Live check</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
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
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A network looks</source>
        <translation>由网络判断</translation>
    </message>
    <message>
        <source>A network looks; head turns when unsure</source>
        <translation>由网络判断；不确定时要求转头</translation>
    </message>
    <message>
        <source>A network looks, and head turns always</source>
        <translation>由网络判断，并始终要求转头</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Shown at the top of the kiosk.</source>
        <translation>显示在考勤机顶部。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Which entrance this kiosk stands at.</source>
        <translation>此考勤机所在的入口。</translation>
    </message>
    <message>
        <source>Its name stands with every check-in.</source>
        <translation>名称会随每次打卡一起保存。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Such as Europe/Berlin; empty takes the computer&apos;s own.</source>
        <translation>例如 Asia/Shanghai；留空则使用本机时区。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>&apos;auto&apos; takes the first that works; else its number, name or network address, a file, or &apos;demo&apos;.</source>
        <translation>“auto”使用第一个可用的；也可填编号、名称、网络地址、文件或“demo”。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light or dark windows.</source>
        <translation>浅色或深色窗口。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of kiosk and console.</source>
        <translation>用于考勤机和控制台。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>A short sound at each result.</source>
        <translation>每次出结果时发出提示音。</translation>
    </message>
    <message>
        <source>Detection size</source>
        <translation>检测尺寸</translation>
    </message>
    <message>
        <source>Longest side of the picture that is searched for faces; larger finds faces farther away.</source>
        <translation>查找人脸所用画面的长边；越大越能找到远处的人脸。</translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation>撤销时间</translation>
    </message>
    <message>
        <source>For so long a check-in can be taken back at the kiosk.</source>
        <translation>在此时间内可在考勤机上撤销打卡。</translation>
    </message>
    <message>
        <source>Ask for the direction</source>
        <translation>询问上下班</translation>
    </message>
    <message>
        <source>Below this probability the window asks whether somebody comes or goes; 0: never.</source>
        <translation>低于此概率时，考勤机会询问是上班还是下班；0 表示从不询问。</translation>
    </message>
    <message>
        <source>Offer breaks</source>
        <translation>提供休息选项</translation>
    </message>
    <message>
        <source>The window offers the break, or the way back from it, beside coming and going.</source>
        <translation>除上下班外，考勤机还提供开始休息和结束休息。</translation>
    </message>
    <message>
        <source>Same visit</source>
        <translation>同一次到访</translation>
    </message>
    <message>
        <source>Who is seen again within this time is on the same visit and is not punched anew.</source>
        <translation>在此时间内再次出现视为同一次到访，不重复打卡。</translation>
    </message>
    <message>
        <source>Duplicate interval</source>
        <translation>重复打卡间隔</translation>
    </message>
    <message>
        <source>A second punch within this time is kept, but does not count.</source>
        <translation>在此时间内的第二次打卡会保留，但不计入。</translation>
    </message>
    <message>
        <source>Four eyes</source>
        <translation>双人复核</translation>
    </message>
    <message>
        <source>Who approves a correction must be somebody else than who asked for it.</source>
        <translation>批准更正的人不能是提出更正的人。</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>The network that recognises faces; empty takes the first found.</source>
        <translation>用于识别人脸的网络；留空则使用找到的第一个。</translation>
    </message>
    <message>
        <source>Strangers let through</source>
        <translation>陌生人误认</translation>
    </message>
    <message>
        <source>Highest expected share of strangers that are taken for somebody (FPIR).</source>
        <translation>陌生人被误认为某人的最高预期比例（FPIR）。</translation>
    </message>
    <message>
        <source>False match rate</source>
        <translation>误匹配率</translation>
    </message>
    <message>
        <source>Loosest rate of a single comparison (FMR).</source>
        <translation>单次比对允许的最高比率（FMR）。</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>领先差距</translation>
    </message>
    <message>
        <source>The best person must lead the next one by this similarity.</source>
        <translation>最相似者的相似度须领先第二名这么多。</translation>
    </message>
    <message>
        <source>Pictures before a decision</source>
        <translation>判断所需画面数</translation>
    </message>
    <message>
        <source>Good pictures that are averaged before a decision.</source>
        <translation>判断前取平均的合格画面数。</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心</translation>
    </message>
    <message>
        <source>Processor cores that recognition may use.</source>
        <translation>识别可使用的处理器核心数。</translation>
    </message>
    <message>
        <source>How people are told from pictures of them.</source>
        <translation>如何区分真人与照片。</translation>
    </message>
    <message>
        <source>Folder for audit checkpoints</source>
        <translation>审计检查点文件夹</translation>
    </message>
    <message>
        <source>Where one is put once a day, best on another machine; empty: none are.</source>
        <translation>每天存放一个检查点的位置，最好在另一台机器上；留空则不存放。</translation>
    </message>
    <message>
        <source>Nearness</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Higher: people must come closer. In percent of the standard.</source>
        <translation>越高要求站得越近。为标准值的百分比。</translation>
    </message>
    <message>
        <source>Looking straight</source>
        <translation>正视</translation>
    </message>
    <message>
        <source>Higher: heads may be turned less. In percent of the standard.</source>
        <translation>越高允许的转头角度越小。为标准值的百分比。</translation>
    </message>
    <message>
        <source>Light on the face</source>
        <translation>面部光线</translation>
    </message>
    <message>
        <source>Higher: faces must be lighter, and lit more evenly. In percent of the standard.</source>
        <translation>越高要求面部越亮、光线越均匀。为标准值的百分比。</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Higher: less blur is let pass. In percent of the standard.</source>
        <translation>越高允许的模糊越少。为标准值的百分比。</translation>
    </message>
    <message>
        <source>Live check&apos;s model pack</source>
        <translation>活体检测模型包</translation>
    </message>
    <message>
        <source>Name or folder; empty takes the pack&apos;s own, else the first add-on found.</source>
        <translation>名称或文件夹；留空则使用模型包自带的，否则使用找到的第一个附加包。</translation>
    </message>
    <message>
        <source>Keep enrolment pictures</source>
        <translation>保存登记照片</translation>
    </message>
    <message>
        <source>Of people who agreed; another pack then needs nobody to come again.</source>
        <translation>仅限已同意的人员；更换模型包时无需重新登记。</translation>
    </message>
    <message>
        <source>Python for training</source>
        <translation>训练用 Python</translation>
    </message>
    <message>
        <source>The one with torch, where training is installed apart; empty takes the program&apos;s own.</source>
        <translation>单独安装训练功能时，带有 torch 的 Python；留空则使用程序自带的。</translation>
    </message>
    <message>
        <source>Font of PDF reports</source>
        <translation>PDF 报表字体</translation>
    </message>
    <message>
        <source>A font file, or a family such as Noto Sans CJK SC; empty takes the best one found.</source>
        <translation>字体文件或字体名，如 Noto Sans CJK SC；留空则使用找到的最佳字体。</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Where backups are put by themselves, best on another disk; empty: none are.</source>
        <translation>自动备份的存放位置，最好在另一块磁盘上；留空则不自动备份。</translation>
    </message>
    <message>
        <source>Back up every</source>
        <translation>备份周期</translation>
    </message>
    <message>
        <source>Time from one backup to the next.</source>
        <translation>两次备份之间的时间。</translation>
    </message>
    <message>
        <source>Backups kept</source>
        <translation>保留的备份数</translation>
    </message>
    <message>
        <source>Older ones in that folder are deleted.</source>
        <translation>该文件夹中更早的备份会被删除。</translation>
    </message>
    <message>
        <source>Delete faces after leaving</source>
        <translation>离职后删除人脸</translation>
    </message>
    <message>
        <source>Time after somebody left until templates, pictures, portrait and PIN are deleted.</source>
        <translation>离职多久后删除模板、照片、头像和 PIN 码。</translation>
    </message>
    <message>
        <source>Delete the person after leaving</source>
        <translation>离职后删除人员</translation>
    </message>
    <message>
        <source>Time after somebody left until the name goes too; punches stay by ID. 0: never.</source>
        <translation>离职多久后姓名也删除；打卡记录按工号保留。0：从不。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>New account</source>
        <translation>新账户</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>更改账户</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>角色(&amp;R)</translation>
    </message>
    <message>
        <source>The two passwords differ; type them again.</source>
        <translation>两次输入的密码不同，请重新输入。</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>{name} 的新密码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>Password a&amp;gain</source>
        <translation>再次输入密码(&amp;G)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>&amp;Add an account</source>
        <translation>添加账户(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>New &amp;password…</source>
        <translation>新密码(&amp;P)…</translation>
    </message>
    <message>
        <source>Switch &amp;off</source>
        <translation>停用(&amp;O)</translation>
    </message>
    <message>
        <source>Everybody who works with the console has an account of their own: the audit log names it.</source>
        <translation>每个使用控制台的人都有自己的账户，审计日志会记录它。</translation>
    </message>
    <message>
        <source>Switch &amp;on</source>
        <translation>启用(&amp;O)</translation>
    </message>
    <message>
        <source>Switch {name} off</source>
        <translation>停用 {name}</translation>
    </message>
    <message>
        <source>{name} cannot log in any more until the account is switched on again.</source>
        <translation>在重新启用之前，{name} 无法登录。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: {title}</source>
        <translation>选择：{title}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>设置的各部分</translation>
    </message>
    <message>
        <source>Password and exit PIN</source>
        <translation>密码与退出 PIN 码</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>&amp;Old password</source>
        <translation>旧密码(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新密码(&amp;N)</translation>
    </message>
    <message>
        <source>New password a&amp;gain</source>
        <translation>再次输入新密码(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Change my password</source>
        <translation>更改我的密码(&amp;C)</translation>
    </message>
    <message>
        <source>Exit PIN of the kiosk</source>
        <translation>考勤机退出 PIN 码</translation>
    </message>
    <message>
        <source>Whoever closes the kiosk types it, so that nobody gets to the computer behind.</source>
        <translation>关闭考勤机时须输入，防止他人进入后面的电脑。</translation>
    </message>
    <message>
        <source>New exit &amp;PIN</source>
        <translation>新的退出 PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>4 to 12 digits.</source>
        <translation>4 到 12 位数字。</translation>
    </message>
    <message>
        <source>&amp;Set the exit PIN</source>
        <translation>设置退出 PIN 码(&amp;S)</translation>
    </message>
    <message>
        <source>The exit PIN is set.</source>
        <translation>退出 PIN 码已设置。</translation>
    </message>
    <message>
        <source>Give all settings their defaults</source>
        <translation>将所有设置恢复默认</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>This will change:</source>
        <translation>将更改：</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>{title}: back to {value}</source>
        <translation>{title}：恢复为 {value}</translation>
    </message>
    <message>
        <source>A kiosk takes it when it is started again.</source>
        <translation>考勤机重新启动后生效。</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>&amp;Reset all…</source>
        <translation>全部恢复默认(&amp;R)…</translation>
    </message>
    <message>
        <source>No setting is called so</source>
        <translation>没有这样的设置</translation>
    </message>
    <message>
        <source>Try another word, or clear the search.</source>
        <translation>请换一个词，或清除搜索。</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>({least} to {most})</source>
        <translation>（{least} 至 {most}）</translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <source>There is no such time zone; type a city and choose one of the list.</source>
        <translation>没有这样的时区；请输入城市名并从列表中选择。</translation>
    </message>
</context>
</TS>
