<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Card</name>
    <message>
        <source>Look at the camera</source>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Others, step back</source>
        <translation>其他人请后退</translation>
    </message>
    <message>
        <source>Coming or going?</source>
        <translation>签到还是签退？</translation>
    </message>
    <message>
        <source>Already recorded</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>未能识别</translation>
    </message>
    <message>
        <source>Not seen clearly</source>
        <translation>没有看清</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未能记录</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>未能更改</translation>
    </message>
    <message>
        <source>Starting the camera</source>
        <translation>正在启动摄像头</translation>
    </message>
    <message>
        <source>The camera stopped</source>
        <translation>摄像头已停止</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>没有摄像头</translation>
    </message>
    <message>
        <source>The recording ended</source>
        <translation>录像已结束</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>Use number and PIN</source>
        <translation>请使用工号和密码</translation>
    </message>
    <message>
        <source>Use your number and PIN instead.</source>
        <translation>请改用工号和密码。</translation>
    </message>
    <message>
        <source>Make room for the next person.</source>
        <translation>请让下一位上前。</translation>
    </message>
    <message>
        <source>Number and PIN still work.
Tell the office.</source>
        <translation>仍可使用工号和密码。
请告知办公室。</translation>
    </message>
    <message>
        <source>Number and PIN still work.</source>
        <translation>仍可使用工号和密码。</translation>
    </message>
    <message>
        <source>This kiosk recognises no faces.
Tell the office.</source>
        <translation>本机无法识别人脸。
请告知办公室。</translation>
    </message>
    <message>
        <source>Faces are not recognised right now.</source>
        <translation>暂时无法识别人脸。</translation>
    </message>
    <message>
        <source>You are checked in within a second.
No touch needed.</source>
        <translation>一秒内完成签到，
无需触碰屏幕。</translation>
    </message>
    <message>
        <source>No face is enrolled here.
Use your number and PIN.</source>
        <translation>此处没有录入人脸。
请使用工号和 PIN 码。</translation>
    </message>
    <message>
        <source>The nearest person counts.</source>
        <translation>以最近的人为准。</translation>
    </message>
    <message>
        <source>This entry does not count.</source>
        <translation>此条记录不计入考勤。</translation>
    </message>
    <message>
        <source>Nothing was stored. Tell the office.</source>
        <translation>没有保存任何内容，请告知办公室。</translation>
    </message>
    <message>
        <source>The entry stays as it was. Tell the office.</source>
        <translation>记录保持不变，请告知办公室。</translation>
    </message>
    <message>
        <source>Number and PIN work already.</source>
        <translation>已可使用工号和密码。</translation>
    </message>
    <message>
        <source>It is being restarted.
Number and PIN still work.</source>
        <translation>正在重新启动。
仍可使用工号和密码。</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>IN</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>OUT</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>BREAK</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>BACK</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Change to OUT</source>
        <translation>改为签退</translation>
    </message>
    <message>
        <source>Change to IN</source>
        <translation>改为签到</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>I am coming</source>
        <translation>我来签到</translation>
    </message>
    <message>
        <source>I am going</source>
        <translation>我要签退</translation>
    </message>
    <message>
        <source>I am taking a break</source>
        <translation>我去休息</translation>
    </message>
    <message>
        <source>I am back from a break</source>
        <translation>我休息回来</translation>
    </message>
    <message>
        <source>Counts as {direction} in {seconds} s</source>
        <translation>{seconds} 秒后按“{direction}”记录</translation>
    </message>
    <message>
        <source>Already checked in</source>
        <translation>已经签到</translation>
    </message>
    <message>
        <source>Already checked out</source>
        <translation>已经签退</translation>
    </message>
    <message>
        <source>Already recorded</source>
        <translation>已有记录</translation>
    </message>
</context>
<context>
    <name>Exit</name>
    <message>
        <source>Leave the kiosk</source>
        <translation>退出考勤界面</translation>
    </message>
    <message>
        <source>Exit PIN</source>
        <translation>退出密码</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在此处</translation>
    </message>
    <message>
        <source>The PIN is wrong</source>
        <translation>密码错误</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Leave the kiosk</source>
        <translation>退出考勤界面</translation>
    </message>
    <message>
        <source>Live check off</source>
        <translation>活体检测未启用</translation>
    </message>
    <message>
        <source>Live check: picture</source>
        <translation>活体检测：画面</translation>
    </message>
    <message>
        <source>Live check: turns if unsure</source>
        <translation>活体检测：存疑时转头</translation>
    </message>
    <message>
        <source>Live check: head turns</source>
        <translation>活体检测：转头</translation>
    </message>
    <message>
        <source>Live check: picture and turns</source>
        <translation>活体检测：画面和转头</translation>
    </message>
    <message>
        <source>Live check on</source>
        <translation>活体检测已启用</translation>
    </message>
    <message>
        <source>No pictures kept</source>
        <translation>不保存照片</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>标准字号</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大字号</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Welcome, {name}</source>
        <translation>欢迎，{name}</translation>
    </message>
    <message>
        <source>Goodbye, {name}</source>
        <translation>再见，{name}</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>One at a time</source>
        <translation>请逐个进行</translation>
    </message>
    <message>
        <source>Come a little closer</source>
        <translation>请靠近一点</translation>
    </message>
    <message>
        <source>Step back a little</source>
        <translation>请后退一点</translation>
    </message>
    <message>
        <source>Move into the oval</source>
        <translation>请移到椭圆内</translation>
    </message>
    <message>
        <source>Show your whole face</source>
        <translation>请露出整张脸</translation>
    </message>
    <message>
        <source>Turn to the camera</source>
        <translation>请正对摄像头</translation>
    </message>
    <message>
        <source>Turn to the light</source>
        <translation>请面向光线</translation>
    </message>
    <message>
        <source>Avoid the bright light</source>
        <translation>请避开强光</translation>
    </message>
    <message>
        <source>Uncover your mouth</source>
        <translation>请露出嘴部</translation>
    </message>
    <message>
        <source>Take off dark glasses</source>
        <translation>请摘下墨镜</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>请保持不动</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>请看摄像头</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Put the key &amp;file back…</source>
        <translation>放回密钥文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令短语(&amp;P)</translation>
    </message>
    <message>
        <source>{company} is locked</source>
        <translation>{company} 已锁定</translation>
    </message>
    <message>
        <source>A passphrase protects the faces here. Type it to start FaceClock.</source>
        <translation>这里的人脸数据受口令短语保护。请输入口令短语以启动 FaceClock。</translation>
    </message>
    <message>
        <source>The key of the faces cannot be had</source>
        <translation>无法取得人脸数据的密钥</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>The key file of this site</source>
        <translation>此站点的密钥文件</translation>
    </message>
    <message>
        <source>Key files (*.key *.key.*)</source>
        <translation>密钥文件 (*.key *.key.*)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Nobody can be recognised, and nothing is recorded. Set right what is said below and open again, or type the recovery passphrase.</source>
        <translation>现在无法识别任何人，也不会记录任何内容。请解决下面的问题后再次打开，或输入恢复口令短语。</translation>
    </message>
    <message>
        <source>Nobody can be recognised, and nothing is recorded. Set right what is said below and try again.</source>
        <translation>现在无法识别任何人，也不会记录任何内容。请解决下面的问题后重试。</translation>
    </message>
    <message>
        <source>FaceClock: the key of the faces</source>
        <translation>FaceClock：人脸数据的密钥</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Number or PIN is wrong</source>
        <translation>工号或密码错误</translation>
    </message>
    <message>
        <source>Not possible now. Tell the office.</source>
        <translation>暂时无法办理，请告知办公室。</translation>
    </message>
    <message>
        <source>Wait {seconds} s, then try again</source>
        <translation>请等待 {seconds} 秒后重试</translation>
    </message>
    <message>
        <source>Number and PIN</source>
        <translation>工号和密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Letters or figures</source>
        <translation>字母或数字</translation>
    </message>
</context>
<context>
    <name>PinButton</name>
    <message>
        <source>Use my number and PIN</source>
        <translation>使用工号和密码</translation>
    </message>
    <message>
        <source>Number
and PIN</source>
        <translation>工号
和密码</translation>
    </message>
</context>
<context>
    <name>Turn</name>
    <message>
        <source>Look straight ahead</source>
        <translation>请正视前方</translation>
    </message>
    <message>
        <source>Turn your head left</source>
        <translation>请向左转头</translation>
    </message>
    <message>
        <source>Turn your head right</source>
        <translation>请向右转头</translation>
    </message>
    <message>
        <source>Raise your chin</source>
        <translation>请抬头</translation>
    </message>
    <message>
        <source>Lower your chin</source>
        <translation>请低头</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>This shows that you are here in person.</source>
        <translation>用于确认是您本人在场。</translation>
    </message>
    <message>
        <source>The time ran out. To try again,
step aside and come back.</source>
        <translation>时间已到。如需重试，
请先离开片刻再回来。</translation>
    </message>
    <message>
        <source>To try again, step aside,
come back and follow the arrow.</source>
        <translation>如需重试，请先离开片刻，
再回来按箭头转头。</translation>
    </message>
    <message>
        <source>To try again, look at the camera.</source>
        <translation>如需重试，请看摄像头。</translation>
    </message>
    <message>
        <source>You can try your face later.</source>
        <translation>可以稍后再刷脸。</translation>
    </message>
    <message>
        <source>To try again,
step aside and come back.</source>
        <translation>如需重试，
请先离开片刻再回来。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo · {seconds} s</source>
        <translation>撤销 · {seconds} 秒</translation>
    </message>
    <message>
        <source>Undo this entry</source>
        <translation>撤销此条记录</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>FaceClock kiosk</source>
        <translation>FaceClock 考勤机</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>摄像头画面</translation>
    </message>
</context>
</TS>
