<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Recognition</name>
    <message>
        <source>Apply {threshold}</source>
        <translation>应用 {threshold}</translation>
    </message>
    <message>
        <source>&amp;Apply {threshold}</source>
        <translation>应用 {threshold}(&amp;A)</translation>
    </message>
    <message>
        <source>I &amp;mean it: strangers were never measured so low</source>
        <translation>我确定(&amp;M)：从未在这么低的值下测量过陌生人</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>It stands in the audit log with your name. Running kiosks follow at once.</source>
        <translation>原因会连同您的姓名记入审计日志。正在运行的考勤机立即生效。</translation>
    </message>
    <message>
        <source>Now {threshold} decides.</source>
        <translation>当前阈值为 {threshold}。</translation>
    </message>
    <message>
        <source>A stranger is let in: {rate} ({interval}).</source>
        <translation>陌生人误放行：{rate}（{interval}）。</translation>
    </message>
    <message>
        <source>One of us is refused: {rate} ({interval}).</source>
        <translation>本单位人员误拒：{rate}（{interval}）。</translation>
    </message>
    <message>
        <source>Compare {name} with the pack in use</source>
        <translation>将 {name} 与正在使用的模型包比较</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Both packs look at the pictures that were kept at enrolment. Ten people with two pictures each are the fewest that can tell; a public set of strangers&apos; photographs says more.</source>
        <translation>两个模型包都会用登记时保留的照片进行测试。至少需要十个人、每人两张照片才能判断；再加一个陌生人照片的公开数据集，结论更可靠。</translation>
    </message>
    <message>
        <source>C&amp;hoose …</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Public set (folder or tar, not needed)</source>
        <translation>公开数据集（文件夹或 tar，可不填）(&amp;P)</translation>
    </message>
    <message>
        <source>Photographs in folders by person.</source>
        <translation>照片按人分文件夹存放。</translation>
    </message>
    <message>
        <source>There is no such folder or file; check the path.</source>
        <translation>没有这个文件夹或文件，请检查路径。</translation>
    </message>
    <message>
        <source>Public set</source>
        <translation>公开数据集</translation>
    </message>
    <message>
        <source>{candidate} beside {current}</source>
        <translation>{candidate} 与 {current} 对比</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Show a print or a screen with somebody&apos;s face to the camera, again and again. Nobody is checked in.</source>
        <translation>反复向摄像头出示某人的打印照片或屏幕上的照片。演练不会产生打卡记录。</translation>
    </message>
    <message>
        <source>&amp;Start the drill</source>
        <translation>开始演练(&amp;S)</translation>
    </message>
    <message>
        <source>Earlier drills</source>
        <translation>以往演练</translation>
    </message>
    <message>
        <source>No drill was done yet.</source>
        <translation>还没有做过演练。</translation>
    </message>
    <message>
        <source>Say what is presented, such as a print.</source>
        <translation>请填写出示的是什么，例如打印照片。</translation>
    </message>
    <message>
        <source>Show it to the camera now.</source>
        <translation>现在请向摄像头出示。</translation>
    </message>
    <message>
        <source>Drill: {species}</source>
        <translation>演练：{species}</translation>
    </message>
    <message>
        <source>Presentation {number}: {result}</source>
        <translation>第 {number} 次：{result}</translation>
    </message>
    <message>
        <source>The drill was cancelled; nothing of it was kept.</source>
        <translation>演练已取消，没有保留任何结果。</translation>
    </message>
    <message>
        <source>{accepted} of {shown} were let in ({interval}).</source>
        <translation>{shown} 次中放行 {accepted} 次（{interval}）。</translation>
    </message>
    <message>
        <source>Not let in: {reasons}</source>
        <translation>未放行：{reasons}</translation>
    </message>
    <message>
        <source>95 %: {low} to {high} %</source>
        <translation>95 %：{low} 至 {high} %</translation>
    </message>
    <message>
        <source>print</source>
        <translation>打印照片</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>面具</translation>
    </message>
    <message>
        <source>the kiosk&apos;s camera</source>
        <translation>考勤机的摄像头</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>出示(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>次数(&amp;T)</translation>
    </message>
    <message>
        <source>Ca&amp;mera</source>
        <translation>摄像头(&amp;M)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Live check</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>1 in {tries} tries</source>
        <translation>每 {tries} 次 1 次</translation>
    </message>
    <message>
        <source>95 %: 1 in {low} to {high}</source>
        <translation>95 %：{low} 至 {high} 次一次</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>&amp;Back to the calibration</source>
        <translation>恢复为校准值(&amp;B)</translation>
    </message>
    <message>
        <source>Nobody has chosen a threshold yet: the pack&apos;s calibration decides.</source>
        <translation>还没有人设定过阈值：由模型包的校准决定。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Reason to go back</source>
        <translation>恢复的原因(&amp;R)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>校准值</translation>
    </message>
    <message>
        <source>Expected then</source>
        <translation>当时预期</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>1 in {tries}</source>
        <translation>每 {tries} 次 1 次</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>{name} 的许可证</translation>
    </message>
    <message>
        <source>&amp;Install {name}</source>
        <translation>安装 {name}(&amp;I)</translation>
    </message>
    <message>
        <source>research only</source>
        <translation>仅限研究</translation>
    </message>
    <message>
        <source>It may not be used in a company&apos;s daily work. What you accept is recorded, word for word:</source>
        <translation>不得用于公司的日常业务。您接受的内容将逐字记录：</translation>
    </message>
    <message>
        <source>I &amp;accept this</source>
        <translation>我接受(&amp;A)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Install a &amp;network …</source>
        <translation>安装网络(&amp;N)…</translation>
    </message>
    <message>
        <source>Switch the live check off</source>
        <translation>关闭活体检测</translation>
    </message>
    <message>
        <source>Whoever shows a photograph of somebody to the kiosk will be taken for them.</source>
        <translation>任何人向考勤机出示某人的照片，都会被当作此人。</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>关闭活体检测</translation>
    </message>
    <message>
        <source>Set. A running kiosk takes it over when it is started again.</source>
        <translation>已设置。正在运行的考勤机重新启动后生效。</translation>
    </message>
    <message>
        <source>Network: {name}</source>
        <translation>网络：{name}</translation>
    </message>
    <message>
        <source>No network that looks for live faces is installed.</source>
        <translation>没有安装活体检测网络。</translation>
    </message>
    <message>
        <source>Is it a live face?</source>
        <translation>是活体人脸吗？</translation>
    </message>
    <message>
        <source>A network looks</source>
        <translation>由网络判断</translation>
    </message>
    <message>
        <source>Head turns when in doubt</source>
        <translation>有疑问时要求转头</translation>
    </message>
    <message>
        <source>A network and head turns</source>
        <translation>网络判断并要求转头</translation>
    </message>
    <message>
        <source>No network is installed, so everybody is asked to turn their head.</source>
        <translation>没有安装网络，因此每个人都要转头。</translation>
    </message>
    <message>
        <source>A photograph of somebody is let in. The dashboard says so.</source>
        <translation>出示照片即可通过。概览页会有提示。</translation>
    </message>
    <message>
        <source>Nobody is asked to do anything; quickest for people.</source>
        <translation>无需任何动作，通过最快。</translation>
    </message>
    <message>
        <source>Whoever leaves the network unsure is asked to turn their head.</source>
        <translation>网络拿不准时才要求转头。</translation>
    </message>
    <message>
        <source>The network looks, and everybody is asked to turn their head.</source>
        <translation>网络判断，并且每个人都要转头。</translation>
    </message>
    <message>
        <source>All in all</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Turned left or right</source>
        <translation>左右转头</translation>
    </message>
    <message>
        <source>Turned up or down</source>
        <translation>抬头低头</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Evenness</source>
        <translation>光照均匀</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Commercial use</source>
        <translation>商业用途</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量数据</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>checked when it is downloaded</source>
        <translation>下载时校验</translation>
    </message>
    <message>
        <source>&amp;Back to {pack} …</source>
        <translation>恢复为 {pack}(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Compare with {pack} …</source>
        <translation>与 {pack} 比较(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>安装(&amp;I)</translation>
    </message>
    <message>
        <source>Check &amp;files</source>
        <translation>校验文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Use this pack …</source>
        <translation>使用此模型包(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>{name} is whole: all {files} files are what they should be.</source>
        <translation>{name} 完好：{files} 个文件全部正确。</translation>
    </message>
    <message>
        <source>Switch to {name}</source>
        <translation>切换到 {name}</translation>
    </message>
    <message>
        <source>Back to the pack before</source>
        <translation>恢复为之前的模型包</translation>
    </message>
    <message>
        <source>The pack before {name} recognises people again. Whoever was enrolled since then and has no kept pictures must come again.</source>
        <translation>将重新使用 {name} 之前的模型包。此后登记且没有保留照片的人员需要重新登记。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Install {name}</source>
        <translation>安装 {name}</translation>
    </message>
    <message>
        <source>{name} is installed. It is not used before you switch to it.</source>
        <translation>{name} 已安装。切换之前不会使用。</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>to download</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>recognises people</source>
        <translation>识别人员</translation>
    </message>
    <message>
        <source>checks for live faces</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>not measured yet, so no threshold is known for it</source>
        <translation>尚未测量，因此没有可用的阈值</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Import &amp;folder …</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Import &amp;zip …</source>
        <translation>导入 zip(&amp;Z)…</translation>
    </message>
    <message>
        <source>Import a model pack</source>
        <translation>导入模型包</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>What &amp;changed</source>
        <translation>变更记录(&amp;C)</translation>
    </message>
    <message>
        <source>Parts of recognition</source>
        <translation>识别的各部分</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>图像质量</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>相像的人</translation>
    </message>
    <message>
        <source>Would be refused now</source>
        <translation>现在会被拒绝</translation>
    </message>
    <message>
        <source>These pairs need a larger margin or a PIN</source>
        <translation>这些人需要更大的差距或使用 PIN</translation>
    </message>
    <message>
        <source>No two people are so alike that the kiosk would mix them up.</source>
        <translation>没有两个人相像到会被混淆。</translation>
    </message>
    <message>
        <source>Everybody usually reaches this.</source>
        <translation>所有人通常都能达到。</translation>
    </message>
    <message>
        <source>Of {people} nothing is known yet: one picture and no check-ins.</source>
        <translation>有 {people} 人还无从判断：只有一张照片且没有打卡记录。</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>one person?</source>
        <translation>同一人？</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相像</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>差距小</translation>
    </message>
    <message>
        <source>add pictures</source>
        <translation>补充照片</translation>
    </message>
    <message>
        <source>add a picture as they look now</source>
        <translation>补充一张现在样子的照片</translation>
    </message>
    <message>
        <source>enrol again</source>
        <translation>重新登记</translation>
    </message>
    <message>
        <source>{percent} % of the standard</source>
        <translation>标准的 {percent} %</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>&amp;Nearness</source>
        <translation>距离(&amp;N)</translation>
    </message>
    <message>
        <source>More: people must come closer.</source>
        <translation>越高，需要站得越近。</translation>
    </message>
    <message>
        <source>&amp;Looking straight</source>
        <translation>正视程度(&amp;L)</translation>
    </message>
    <message>
        <source>More: heads may be turned less.</source>
        <translation>越高，允许的转头幅度越小。</translation>
    </message>
    <message>
        <source>Li&amp;ght on the face</source>
        <translation>面部光照(&amp;G)</translation>
    </message>
    <message>
        <source>More: faces must be lighter and lit more evenly.</source>
        <translation>越高，面部需要更亮、光照更均匀。</translation>
    </message>
    <message>
        <source>S&amp;harpness</source>
        <translation>清晰度(&amp;H)</translation>
    </message>
    <message>
        <source>More: less blur is let pass.</source>
        <translation>越高，允许的模糊越少。</translation>
    </message>
    <message>
        <source>&amp;Start the camera</source>
        <translation>打开摄像头(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back to the standard</source>
        <translation>恢复标准(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop the camera</source>
        <translation>关闭摄像头(&amp;S)</translation>
    </message>
    <message>
        <source>good enough</source>
        <translation>质量合格</translation>
    </message>
    <message>
        <source>Before the camera</source>
        <translation>摄像头前</translation>
    </message>
    <message>
        <source>The standard was measured on thousands of pictures. Asking for more refuses more people.</source>
        <translation>标准是在数千张照片上测得的。要求越高，被拒绝的人越多。</translation>
    </message>
    <message>
        <source>What the kiosk asks for</source>
        <translation>考勤机的要求</translation>
    </message>
    <message>
        <source>Measured now</source>
        <translation>当前测量值</translation>
    </message>
    <message>
        <source>let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>not alive</source>
        <translation>非活体</translation>
    </message>
    <message>
        <source>not sure that it is alive</source>
        <translation>无法确定是否活体</translation>
    </message>
    <message>
        <source>wrong head turn</source>
        <translation>转头方向错误</translation>
    </message>
    <message>
        <source>no head turn in time</source>
        <translation>未及时转头</translation>
    </message>
    <message>
        <source>went away</source>
        <translation>中途离开</translation>
    </message>
    <message>
        <source>too many tries</source>
        <translation>尝试次数过多</translation>
    </message>
    <message>
        <source>somebody else came</source>
        <translation>换了人</translation>
    </message>
    <message>
        <source>looks like nobody here</source>
        <translation>不像任何已登记的人</translation>
    </message>
    <message>
        <source>looks like two people</source>
        <translation>像两个人</translation>
    </message>
    <message>
        <source>nobody is enrolled</source>
        <translation>没有登记人员</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>several faces</source>
        <translation>多张人脸</translation>
    </message>
    <message>
        <source>too far away</source>
        <translation>太远</translation>
    </message>
    <message>
        <source>too near</source>
        <translation>太近</translation>
    </message>
    <message>
        <source>at the edge</source>
        <translation>在画面边缘</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>人脸不完整</translation>
    </message>
    <message>
        <source>head turned</source>
        <translation>头转偏了</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>too bright</source>
        <translation>太亮</translation>
    </message>
    <message>
        <source>light from one side</source>
        <translation>单侧光</translation>
    </message>
    <message>
        <source>flat light</source>
        <translation>对比度低</translation>
    </message>
    <message>
        <source>not sharp</source>
        <translation>不清晰</translation>
    </message>
    <message>
        <source>mouth covered</source>
        <translation>遮住了嘴</translation>
    </message>
    <message>
        <source>dark glasses</source>
        <translation>戴墨镜</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>在移动</translation>
    </message>
    <message>
        <source>not seen clearly</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>Similarities of strangers and of our own people</source>
        <translation>陌生人与本单位人员的相似度</translation>
    </message>
    <message>
        <source>{people} people · {templates} templates · {check_ins} check-ins</source>
        <translation>{people} 人 · {templates} 个模板 · {check_ins} 次打卡</translation>
    </message>
    <message>
        <source>the calibration of pack {pack}: {comparisons} comparisons of {subjects} people</source>
        <translation>模型包 {pack} 的校准：{subjects} 人的 {comparisons} 次比对</translation>
    </message>
    <message>
        <source>There are too few people to measure strangers here; their rate is from {background}.</source>
        <translation>人数太少，无法在本单位测量陌生人；数值来自{background}。</translation>
    </message>
    <message>
        <source>Strangers: each of your people is taken for one by all others ({people} of {total}). That measures up to {limit}; beyond it goes on as {background}.</source>
        <translation>陌生人：把每个人当作其他人的陌生人来比对（{total} 人中的 {people} 人）。实测到 {limit}；更高处按{background}推算。</translation>
    </message>
    <message>
        <source>This threshold was chosen for {before} people; now there are {now}.</source>
        <translation>此阈值是按 {before} 人设定的，现在有 {now} 人。</translation>
    </message>
    <message>
        <source>For them {threshold} is proposed.</source>
        <translation>建议改为 {threshold}。</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>&amp;Use {name}</source>
        <translation>使用 {name}(&amp;U)</translation>
    </message>
    <message>
        <source>Commercial use: {use}</source>
        <translation>商业用途：{use}</translation>
    </message>
    <message>
        <source>It stands in the audit log with your name.</source>
        <translation>会连同您的姓名记入审计日志。</translation>
    </message>
    <message>
        <source>&amp;Reason to use it all the same</source>
        <translation>仍要使用的原因(&amp;R)</translation>
    </message>
    <message>
        <source>It was not compared with the pack in use. Compare them first, or say why you do without.</source>
        <translation>尚未与正在使用的模型包比较。请先比较，或说明为什么不比较。</translation>
    </message>
    <message>
        <source>Templates are made anew of the pictures that were kept; whoever has none must be enrolled again. A threshold that was chosen for the pack before does not count for this one. You can go back.</source>
        <translation>将用保留的照片重新生成模板；没有照片的人员需要重新登记。为之前的模型包设定的阈值对它无效。可以恢复。</translation>
    </message>
    <message>
        <source>Comparing everybody with everybody …</source>
        <translation>正在两两比对…</translation>
    </message>
    <message>
        <source>No faces yet</source>
        <translation>还没有人脸</translation>
    </message>
    <message>
        <source>Here you will see how alike your people are, and choose the threshold.</source>
        <translation>这里将显示人员之间的相像程度，并可设定阈值。</translation>
    </message>
    <message>
        <source>Enrol the first person</source>
        <translation>登记第一个人</translation>
    </message>
    <message>
        <source>No usable model pack</source>
        <translation>没有可用的模型包</translation>
    </message>
    <message>
        <source>Choose a model pack</source>
        <translation>选择模型包</translation>
    </message>
    <message>
        <source>A stranger is let in</source>
        <translation>陌生人被放行</translation>
    </message>
    <message>
        <source>One of us is refused</source>
        <translation>本单位人员被拒</translation>
    </message>
    <message>
        <source>Of {total} of our pictures it would take {wrong} for somebody else.</source>
        <translation>{total} 张登记照片中会有 {wrong} 张被认成别人。</translation>
    </message>
    <message>
        <source>threshold {threshold}</source>
        <translation>阈值 {threshold}</translation>
    </message>
    <message>
        <source>needs two pictures each</source>
        <translation>每人需要两张照片</translation>
    </message>
    <message>
        <source>Of the newest {total} check-ins it would have refused {below}.</source>
        <translation>最近 {total} 次打卡中会拒绝 {below} 次。</translation>
    </message>
    <message>
        <source>At {people} people it would be</source>
        <translation>{people} 人时为</translation>
    </message>
    <message>
        <source>proposed then: {threshold}</source>
        <translation>届时建议：{threshold}</translation>
    </message>
    <message>
        <source>Scores of strangers and of our own people</source>
        <translation>陌生人与本单位人员的得分</translation>
    </message>
    <message>
        <source>strangers</source>
        <translation>陌生人</translation>
    </message>
    <message>
        <source>our pictures</source>
        <translation>登记照片</translation>
    </message>
    <message>
        <source>check-ins</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>S&amp;cores</source>
        <translation>得分(&amp;C)</translation>
    </message>
    <message>
        <source>T&amp;rade-off</source>
        <translation>取舍(&amp;R)</translation>
    </message>
    <message>
        <source>Strangers let in against our own people refused</source>
        <translation>误放行与误拒的取舍</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>People on the roll</source>
        <translation>在册人数</translation>
    </message>
    <message>
        <source>Strangers&apos; tries a month</source>
        <translation>陌生人每月尝试次数</translation>
    </message>
    <message>
        <source>Nobody counts who is a stranger: this is what you assume, not what was measured.</source>
        <translation>没有人统计陌生人：这是您的假设，不是实测值。</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>查看(&amp;S)</translation>
    </message>
    <message>
        <source>At most one wrong accept in</source>
        <translation>误放行最多一次，每</translation>
    </message>
    <message>
        <source>at so many &amp;people</source>
        <translation>人数(&amp;P)</translation>
    </message>
    <message>
        <source>strangers&apos; &amp;tries a month</source>
        <translation>陌生人每月尝试(&amp;T)</translation>
    </message>
    <message>
        <source>No threshold keeps this</source>
        <translation>没有阈值能满足</translation>
    </message>
    <message>
        <source>Wish for less, or choose a stronger model pack.</source>
        <translation>请放宽期望，或选择更强的模型包。</translation>
    </message>
    <message>
        <source>Proposed: {threshold}</source>
        <translation>建议：{threshold}</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 年</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 年</translation>
    </message>
</context>
</TS>
