<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Enrolment</name>
    <message>
        <source>Comparing with everybody…</source>
        <translation>正在与所有人比对…</translation>
    </message>
    <message>
        <source>Please decide</source>
        <translation>请作出判断</translation>
    </message>
    <message>
        <source>Nobody else has this face</source>
        <translation>没有其他人与此面容相同</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未能比对</translation>
    </message>
    <message>
        <source>These pictures show {name} all the same</source>
        <translation>这些照片确实是 {name} 本人</translation>
    </message>
    <message>
        <source>The pictures do not look like the earlier ones of {name}.</source>
        <translation>这些照片与 {name} 以前的照片不像。</translation>
    </message>
    <message>
        <source>Replace the earlier pictures ({count})</source>
        <translation>替换以前的照片（{count} 张）</translation>
    </message>
    <message>
        <source>Language of the consent</source>
        <translation>同意书的语言</translation>
    </message>
    <message>
        <source>Signature of {name}</source>
        <translation>{name} 的签名</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>Text: {version}</source>
        <translation>文本版本：{version}</translation>
    </message>
    <message>
        <source>&amp;Does not agree: number and PIN instead</source>
        <translation>不同意：改用工号和 PIN 码(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清除(&amp;C)</translation>
    </message>
    <message>
        <source>Or type the full name to sign</source>
        <translation>或输入全名作为签名</translation>
    </message>
    <message>
        <source>{name} can check in</source>
        <translation>{name} 可以打卡了</translation>
    </message>
    <message>
        <source>By face: pictures stored: {count}.</source>
        <translation>刷脸：已保存照片 {count} 张。</translation>
    </message>
    <message>
        <source>By number {number} and PIN.</source>
        <translation>工号 {number} 加 PIN 码。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Full na&amp;me</source>
        <translation>姓名(&amp;M)</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>工号(&amp;U)</translation>
    </message>
    <message>
        <source>Their own number, for checking in with a PIN. It never changes.</source>
        <translation>本人的工号，用 PIN 码打卡时使用，以后不再更改。</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>团队(&amp;T)</translation>
    </message>
    <message>
        <source>How this person checks in</source>
        <translation>打卡方式</translation>
    </message>
    <message>
        <source>With the &amp;face, and a PIN if you like</source>
        <translation>刷脸，也可以另设 PIN 码(&amp;F)</translation>
    </message>
    <message>
        <source>Without a face: number and &amp;PIN only</source>
        <translation>不刷脸：只用工号和 PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Take picture</source>
        <translation>拍照(&amp;T)</translation>
    </message>
    <message>
        <source>From p&amp;hotographs…</source>
        <translation>选择照片(&amp;H)…</translation>
    </message>
    <message>
        <source>All poses taken</source>
        <translation>所有姿势已拍完</translation>
    </message>
    <message>
        <source>You can take photographs from files instead.</source>
        <translation>也可以改用照片文件。</translation>
    </message>
    <message>
        <source>Choose photographs</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>4 to 12 digits, no run or repetition. Let the person type it.</source>
        <translation>4 到 12 位数字，不要连号或重复。请本人输入。</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>PIN, once &amp;more</source>
        <translation>再次输入 PIN 码(&amp;M)</translation>
    </message>
    <message>
        <source>The two PINs differ; type them again.</source>
        <translation>两次输入的 PIN 码不同，请重新输入。</translation>
    </message>
    <message>
        <source>There is a PIN already. Leave both empty to keep it.</source>
        <translation>已有 PIN 码。两处都留空则保持不变。</translation>
    </message>
    <message>
        <source>Good to have when the camera does not work. Leave both empty for none.</source>
        <translation>摄像头不能用时可以用密码打卡。两处都留空则不设置。</translation>
    </message>
    <message>
        <source>Without a face this person checks in with number and PIN.</source>
        <translation>不刷脸时，此人用工号和 PIN 码打卡。</translation>
    </message>
    <message>
        <source>similarity {value}</source>
        <translation>相似度 {value}</translation>
    </message>
    <message>
        <source>Has left. Take them back on the People page to let them check in again.</source>
        <translation>已离职。请先在“人员”页恢复在职，才能重新打卡。</translation>
    </message>
    <message>
        <source>Somebody else, but alike: the kiosk may not decide and ask for the PIN.</source>
        <translation>不是同一个人，但长得像：考勤机可能无法判断，会要求输入 PIN 码。</translation>
    </message>
    <message>
        <source>The same person: add the pictures to {name}</source>
        <translation>是同一个人：照片归入 {name}</translation>
    </message>
    <message>
        <source>Somebody else: a twin or a look-alike</source>
        <translation>是另一个人：双胞胎或长得像</translation>
    </message>
    <message>
        <source>now</source>
        <translation>正在拍</translation>
    </message>
    <message>
        <source>if worn</source>
        <translation>戴眼镜者</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待拍</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Sign with mouse or finger; or type the name instead</source>
        <translation>用鼠标或手指签名，也可以改为输入姓名</translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation>请在此签名</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {name}</source>
        <translation>第 {step} 步，共 {steps} 步：{name}</translation>
    </message>
    <message>
        <source>Not good enough yet; do as the picture says.</source>
        <translation>还不够好，请按画面上的提示做。</translation>
    </message>
    <message>
        <source>The picture is taken by itself when the pose is right.</source>
        <translation>姿势正确时会自动拍照。</translation>
    </message>
    <message>
        <source>All poses are there. Go on, or add one with or without glasses.</source>
        <translation>所有姿势都已拍好。可以继续，也可以再拍一张戴或不戴眼镜的。</translation>
    </message>
    <message>
        <source>Pictures: {count}. More poses make recognition surer; one is enough to go on.</source>
        <translation>已拍 {count} 张。姿势越多识别越准，有一张即可继续。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Enrol a person</source>
        <translation>录入人员</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>不保存就关闭吗？</translation>
    </message>
    <message>
        <source>Nothing of {name} has been stored yet.</source>
        <translation>{name} 的资料尚未保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Enrol another person</source>
        <translation>录入下一个人(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Straight ahead</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Slightly left</source>
        <translation>稍向左</translation>
    </message>
    <message>
        <source>Slightly right</source>
        <translation>稍向右</translation>
    </message>
    <message>
        <source>Slightly up</source>
        <translation>稍抬头</translation>
    </message>
    <message>
        <source>Slightly down</source>
        <translation>稍低头</translation>
    </message>
    <message>
        <source>With or without glasses</source>
        <translation>戴或不戴眼镜</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>Turn slightly left</source>
        <translation>请稍向左转</translation>
    </message>
    <message>
        <source>Turn slightly right</source>
        <translation>请稍向右转</translation>
    </message>
    <message>
        <source>Raise your chin a little</source>
        <translation>请稍抬头</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>请稍低头</translation>
    </message>
    <message>
        <source>Glasses on or off, then press Take picture</source>
        <translation>戴上或摘下眼镜，然后按“拍照”</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Picture quality</source>
        <translation>照片质量</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Nearness</source>
        <translation>远近</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>The camera does not answer; trying again.</source>
        <translation>摄像头没有响应，正在重试。</translation>
    </message>
    <message>
        <source>No camera gives a picture; connect one.</source>
        <translation>没有摄像头画面，请连接摄像头。</translation>
    </message>
</context>
</TS>
