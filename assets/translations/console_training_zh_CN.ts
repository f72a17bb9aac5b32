<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Training</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>足够</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>暂无可绘制的内容</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>The run file can be started.</source>
        <translation>运行文件可以启动。</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>from the pack</source>
        <translation>来自模型包</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>pictures to learn</source>
        <translation>学习用照片</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>strangers to learn</source>
        <translation>学习用陌生人照片</translation>
    </message>
    <message>
        <source>strangers for the threshold</source>
        <translation>定阈值用陌生人照片</translation>
    </message>
    <message>
        <source>people in both sets</source>
        <translation>两组都有的人</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>free MB on the disk</source>
        <translation>磁盘剩余 MB</translation>
    </message>
    <message>
        <source>Comparing {name}</source>
        <translation>正在比较 {name}</translation>
    </message>
    <message>
        <source>Making templates with {name}</source>
        <translation>正在用 {name} 生成模板</translation>
    </message>
    <message>
        <source>Going back to {pack}</source>
        <translation>正在恢复到 {pack}</translation>
    </message>
    <message>
        <source>Pictures of other people</source>
        <translation>其他人的照片</translation>
    </message>
    <message>
        <source>&amp;Compare now</source>
        <translation>立即比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>训练任务(&amp;R)</translation>
    </message>
    <message>
        <source>Pictures of &amp;other people nobody was trained on</source>
        <translation>未参与训练的其他人照片(&amp;O)</translation>
    </message>
    <message>
        <source>No model to compare</source>
        <translation>没有可比较的模型</translation>
    </message>
    <message>
        <source>A run that is done and has made a model can be compared with the one in use.</source>
        <translation>训练完成并生成了模型的任务可以与当前使用的模型比较。</translation>
    </message>
    <message>
        <source>This model is in use</source>
        <translation>该模型正在使用</translation>
    </message>
    <message>
        <source>It recognises people here. Other runs can be compared with it.</source>
        <translation>它正在这里识别人员。其他任务可以与它比较。</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>尚未比较</translation>
    </message>
    <message>
        <source>Here the model of a run stands beside the one in use, on pictures that neither has learnt from. Press Compare now.</source>
        <translation>这里会用两个模型都没学过的照片，把新模型与当前模型并排比较。请按“立即比较”。</translation>
    </message>
    <message>
        <source>In use: {pack}, version {version}</source>
        <translation>当前使用：{pack}，版本 {version}</translation>
    </message>
    <message>
        <source>&amp;Go back to {pack}</source>
        <translation>恢复到 {pack}(&amp;G)</translation>
    </message>
    <message>
        <source>The comparison is kept with the run.</source>
        <translation>比较结果已保存在该任务中。</translation>
    </message>
    <message>
        <source>Go back to {pack}?</source>
        <translation>要恢复到 {pack} 吗？</translation>
    </message>
    <message>
        <source>The earlier templates are still there. People enrolled since then get one from a kept picture, or must be enrolled again.</source>
        <translation>之前的模板仍然保留。此后登记的人员将用保存的照片生成模板，否则需要重新登记。</translation>
    </message>
    <message>
        <source>Go back to {pack}</source>
        <translation>恢复到 {pack}</translation>
    </message>
    <message>
        <source>{pack} is in use.</source>
        <translation>{pack} 已启用。</translation>
    </message>
    <message>
        <source>&amp;Use {pack}</source>
        <translation>启用 {pack}(&amp;U)</translation>
    </message>
    <message>
        <source>Compared {at}</source>
        <translation>比较于 {at}</translation>
    </message>
    <message>
        <source>&amp;Use all the same…</source>
        <translation>仍然启用(&amp;U)…</translation>
    </message>
    <message>
        <source>Measures of both models</source>
        <translation>两个模型的指标</translation>
    </message>
    <message>
        <source>People who change</source>
        <translation>有变化的人员</translation>
    </message>
    <message>
        <source>Nobody changes: both models miss and recognise the same people.</source>
        <translation>没有人员变化：两个模型漏认和认出的人相同。</translation>
    </message>
    <message>
        <source>Parts of the comparison</source>
        <translation>比较的各部分</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Error curves</source>
        <translation>错误曲线</translation>
    </message>
    <message>
        <source>strangers matched (FMR)</source>
        <translation>陌生人被误认 (FMR)</translation>
    </message>
    <message>
        <source>not matched (FNMR)</source>
        <translation>本人未被认出 (FNMR)</translation>
    </message>
    <message>
        <source>No errors on these pictures</source>
        <translation>这些照片上没有错误</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>may be used</source>
        <translation>可以启用</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>原模型</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Difference (95 %)</source>
        <translation>差异 (95 %)</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Missed before</source>
        <translation>原先漏认</translation>
    </message>
    <message>
        <source>Missed after</source>
        <translation>之后漏认</translation>
    </message>
    <message>
        <source>{candidate} is worse than {current} in some measures and is refused.</source>
        <translation>{candidate} 在部分指标上不如 {current}，已被拒绝。</translation>
    </message>
    <message>
        <source>There are too few people to tell {candidate} and {current} apart.</source>
        <translation>人数太少，无法区分 {candidate} 与 {current}。</translation>
    </message>
    <message>
        <source>{candidate} is better than {current}, and in nothing worse.</source>
        <translation>{candidate} 优于 {current}，且没有变差的指标。</translation>
    </message>
    <message>
        <source>No difference between {candidate} and {current} was seen.</source>
        <translation>未发现 {candidate} 与 {current} 的差异。</translation>
    </message>
    <message>
        <source>{people}: {measure}, from {current} to {candidate}.</source>
        <translation>{people}：{measure}，由 {current} 变为 {candidate}。</translation>
    </message>
    <message>
        <source>{people}: {have} with two pictures that nobody was trained on; {need} are needed.</source>
        <translation>{people}：有两张未参与训练照片的共 {have} 人，需要 {need} 人。</translation>
    </message>
    <message>
        <source>Not known on whom it was trained, so it may seem better than it is: {packs}.</source>
        <translation>不清楚以下模型用谁训练过，其结果可能偏好：{packs}。</translation>
    </message>
    <message>
        <source>Keep enrolment pictures of more people, two each or more.</source>
        <translation>请保存更多人员的登记照片，每人至少两张。</translation>
    </message>
    <message>
        <source>Choose a folder or tar with pictures of more other people.</source>
        <translation>请选择含有更多其他人照片的文件夹或 tar 文件。</translation>
    </message>
    <message>
        <source>{pack} recognises {people} people now; before, it was {previous}. A kiosk that is running takes it over when it is started again.</source>
        <translation>{pack} 现在识别 {people} 人；之前是 {previous}。正在运行的考勤机会在重新启动后使用它。</translation>
    </message>
    <message>
        <source>These must be enrolled again: {names}</source>
        <translation>以下人员需要重新登记：{names}</translation>
    </message>
    <message>
        <source>Searching for wrong names</source>
        <translation>正在查找错误的姓名</translation>
    </message>
    <message>
        <source>Agreed to training</source>
        <translation>同意用于训练</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>可供学习的照片</translation>
    </message>
    <message>
        <source>Held out to compare</source>
        <translation>留作比较</translation>
    </message>
    <message>
        <source>Doubtful names</source>
        <translation>可疑姓名</translation>
    </message>
    <message>
        <source>Pictures of each person</source>
        <translation>每人的照片</translation>
    </message>
    <message>
        <source>People and their pictures</source>
        <translation>人员及其照片</translation>
    </message>
    <message>
        <source>These pictures look more like somebody else than like the person.</source>
        <translation>这些照片更像别人，而不像本人。</translation>
    </message>
    <message>
        <source>Search &amp;more thoroughly</source>
        <translation>更仔细地查找(&amp;M)</translation>
    </message>
    <message>
        <source>of them poor: {count}</source>
        <translation>其中质量差：{count}</translation>
    </message>
    <message>
        <source>never learnt from</source>
        <translation>不参与学习</translation>
    </message>
    <message>
        <source>With so many people this takes long: press Search more thoroughly.</source>
        <translation>人数很多，需要较长时间：请按“更仔细地查找”。</translation>
    </message>
    <message>
        <source>No picture looks as if it stood under a wrong name.</source>
        <translation>没有照片看起来像是标错了姓名。</translation>
    </message>
    <message>
        <source>look at them</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>The page is open in your browser: {file}</source>
        <translation>页面已在浏览器中打开：{file}</translation>
    </message>
    <message>
        <source>Enrolment pictures are not kept here, so there is nothing to learn from. Turn on Keep enrolment pictures in the settings, and enrol people who agree.</source>
        <translation>这里没有保存登记照片，因此没有可学习的内容。请在设置中开启“保留登记照片”，并登记同意的人员。</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保存的照片</translation>
    </message>
    <message>
        <source>There is too little to learn from: at least two people must have agreed to training and have two kept pictures each.</source>
        <translation>可学习的内容太少：至少要有两人同意训练，且每人保存了两张照片。</translation>
    </message>
    <message>
        <source>Training can start. But only {have} people have two pictures or more; {need} are needed to tell whether it has helped.</source>
        <translation>可以开始训练。但只有 {have} 人有两张以上照片；需要 {need} 人才能判断训练是否有帮助。</translation>
    </message>
    <message>
        <source>This is enough to learn from and to tell whether it has helped. People with fewer than {count} pictures: {few}. More would help.</source>
        <translation>照片足够学习，也足够判断训练是否有帮助。照片少于 {count} 张的人员：{few} 人，补充照片会更好。</translation>
    </message>
    <message>
        <source>This is enough to learn from and to tell whether it has helped.</source>
        <translation>照片足够学习，也足够判断训练是否有帮助。</translation>
    </message>
    <message>
        <source>Open people</source>
        <translation>打开人员</translation>
    </message>
    <message>
        <source>of {count} people</source>
        <translation>共 {count} 人</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>质量差</translation>
    </message>
    <message>
        <source>A picture of</source>
        <translation>照片属于</translation>
    </message>
    <message>
        <source>looks more like</source>
        <translation>更像</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Parts of training</source>
        <translation>训练的各部分</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>&amp;New run</source>
        <translation>新建训练(&amp;N)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a tar</source>
        <translation>选择 tar 文件</translation>
    </message>
    <message>
        <source>Curves of {name}</source>
        <translation>{name} 的曲线</translation>
    </message>
    <message>
        <source>The picture is saved as {file}.</source>
        <translation>图片已保存为 {file}。</translation>
    </message>
    <message>
        <source>Drawing: {what}</source>
        <translation>正在绘制：{what}</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Here will be curves of your runs, a map of how the model sees your people, and pictures that explain how training works.</source>
        <translation>这里将显示训练任务的曲线、模型眼中的人员分布图，以及说明训练原理的图片。</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>D&amp;raw…</source>
        <translation>绘制(&amp;R)…</translation>
    </message>
    <message>
        <source>It stands among the pictures.</source>
        <translation>已加入图片列表。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Let {pack} recognise people?</source>
        <translation>让 {pack} 来识别人员吗？</translation>
    </message>
    <message>
        <source>Use {pack}</source>
        <translation>启用 {pack}</translation>
    </message>
    <message>
        <source>The comparison speaks against it:</source>
        <translation>比较结果不支持启用：</translation>
    </message>
    <message>
        <source>&amp;Reason to use it all the same</source>
        <translation>仍要启用的理由(&amp;R)</translation>
    </message>
    <message>
        <source>At least ten letters. It stands in the audit log, with your name.</source>
        <translation>至少十个字符。理由会连同您的姓名记入审计日志。</translation>
    </message>
    <message>
        <source>{pack} may not be used commercially (licence: {licence}). If that suits you, write: {sentence}</source>
        <translation>{pack} 不得用于商业用途（许可证：{licence}）。如果可以接受，请输入：{sentence}</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>Templates are made anew from the kept pictures; then {candidate} takes the place of {current}. You can go back at any time. Whoever has no kept picture must be enrolled again.</source>
        <translation>将用保存的照片重新生成模板，然后由 {candidate} 取代 {current}。您可以随时恢复。没有保存照片的人员需要重新登记。</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会发生什么</translation>
    </message>
    <message>
        <source>Pictures of our people</source>
        <translation>本单位人员的照片</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Takes about</source>
        <translation>大约需要</translation>
    </message>
    <message>
        <source>Training is a program of its own. It gives way to the kiosk, goes on when this window is closed, and can be paused. Nothing changes at the kiosk until you compare the new model and decide to use it.</source>
        <translation>训练是独立的程序，会让位于考勤机，关闭此窗口后继续运行，也可以暂停。在您比较并决定启用新模型之前，考勤机不会有任何变化。</translation>
    </message>
    <message>
        <source>of {people} people; {held_out} more are held out to compare</source>
        <translation>来自 {people} 人；另有 {held_out} 张留作比较</translation>
    </message>
    <message>
        <source>pictures: {pictures}</source>
        <translation>照片：{pictures} 张</translation>
    </message>
    <message>
        <source>on this computer, at low priority</source>
        <translation>在这台电脑上，以低优先级运行</translation>
    </message>
    <message>
        <source>Without pictures of other people the new model has no threshold and cannot be used at the kiosk.</source>
        <translation>没有其他人的照片，新模型就没有阈值，不能用于考勤机。</translation>
    </message>
    <message>
        <source>{count} other people or more are better: with few, the new threshold must be very high.</source>
        <translation>最好有 {count} 名以上的其他人：人数少时，新阈值必须设得很高。</translation>
    </message>
    <message>
        <source>There is a run {name} already; choose another name.</source>
        <translation>已有名为 {name} 的任务，请换一个名称。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>Na&amp;me of the run</source>
        <translation>任务名称(&amp;M)</translation>
    </message>
    <message>
        <source>Begin &amp;from the pack</source>
        <translation>从哪个模型包开始(&amp;F)</translation>
    </message>
    <message>
        <source>A folder or tar with a folder for each person. They teach the model to keep strangers out.</source>
        <translation>每人一个子文件夹的文件夹或 tar 文件，用来教模型拒绝陌生人。</translation>
    </message>
    <message>
        <source>Pictures of other &amp;people</source>
        <translation>其他人的照片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>开始训练(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Write the run file myself</source>
        <translation>自己编写运行文件(&amp;W)</translation>
    </message>
    <message>
        <source>{name} has begun. It goes on when this window is closed.</source>
        <translation>{name} 已开始，关闭此窗口后仍会继续。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>How far the run is</source>
        <translation>任务进度</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Curve of the run</source>
        <translation>任务的曲线</translation>
    </message>
    <message>
        <source>{curve}: {value} at step {step}</source>
        <translation>{curve}：第 {step} 步为 {value}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>Its process is gone: the computer was off, or somebody ended it. Resume goes on from the last checkpoint.</source>
        <translation>训练进程已不在：电脑曾关机，或有人结束了它。按“继续”可从上一个检查点接着训练。</translation>
    </message>
    <message>
        <source>It has kept where it was, and uses no memory meanwhile.</source>
        <translation>进度已保存，暂停期间不占用内存。</translation>
    </message>
    <message>
        <source>There were too few other people to measure a threshold: this model cannot be used at the kiosk.</source>
        <translation>其他人太少，无法测定阈值：该模型不能用于考勤机。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Compare with the model in use</source>
        <translation>与当前模型比较(&amp;C)</translation>
    </message>
    <message>
        <source>Cance&amp;l run</source>
        <translation>取消任务(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>打开页面(&amp;O)</translation>
    </message>
    <message>
        <source>Run &amp;file</source>
        <translation>运行文件(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel the run {name}?</source>
        <translation>要取消任务 {name} 吗？</translation>
    </message>
    <message>
        <source>It ends after the present step. What it has learnt so far is kept until you delete it.</source>
        <translation>它会在当前步骤后结束。已学到的内容会保留，直到您删除为止。</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>取消 {name}</translation>
    </message>
    <message>
        <source>Delete the run {name}?</source>
        <translation>要删除任务 {name} 吗？</translation>
    </message>
    <message>
        <source>Its checkpoint, curves, pictures and the model that it made are deleted. A model that is in use at the kiosk is a copy and stays.</source>
        <translation>将删除它的检查点、曲线、图片和生成的模型。考勤机正在使用的模型是副本，会保留。</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Run file</source>
        <translation>运行文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take an example</source>
        <translation>选用示例</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>Start t&amp;his run file</source>
        <translation>启动此运行文件(&amp;H)</translation>
    </message>
    <message>
        <source>Back to the recipe</source>
        <translation>返回训练方案</translation>
    </message>
    <message>
        <source>Checking the run file</source>
        <translation>正在检查运行文件</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>还没有训练任务</translation>
    </message>
    <message>
        <source>Here you will see how far training is and how well the model learns. A run goes on when this window is closed.</source>
        <translation>这里将显示训练进度和模型的学习情况。关闭此窗口后任务仍会继续。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>How thorough</source>
        <translation>训练程度</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>Wrong names</source>
        <translation>错误姓名</translation>
    </message>
    <message>
        <source>New recogniser</source>
        <translation>新识别模型</translation>
    </message>
    <message>
        <source>Distilled recogniser</source>
        <translation>蒸馏识别模型</translation>
    </message>
    <message>
        <source>Face detector</source>
        <translation>人脸检测模型</translation>
    </message>
    <message>
        <source>Face detector (MTCNN)</source>
        <translation>人脸检测模型 (MTCNN)</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>Looking at faces</source>
        <translation>正在查看人脸</translation>
    </message>
    <message>
        <source>Mixing faces</source>
        <translation>正在混合人脸</translation>
    </message>
    <message>
        <source>Measuring faces</source>
        <translation>正在测量人脸</translation>
    </message>
    <message>
        <source>Measuring the threshold</source>
        <translation>正在测定阈值</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Right answers while learning</source>
        <translation>学习中的正确率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Angle to the own centre (°)</source>
        <translation>与自身中心的夹角 (°)</translation>
    </message>
    <message>
        <source>Loss on own people</source>
        <translation>本单位人员的损失</translation>
    </message>
    <message>
        <source>Movement of strangers</source>
        <translation>陌生人的偏移</translation>
    </message>
    <message>
        <source>Strangers near own people</source>
        <translation>陌生人靠近本单位人员</translation>
    </message>
    <message>
        <source>Right answers on held-out people</source>
        <translation>留出人员的正确率</translation>
    </message>
    <message>
        <source>Held-out people not recognised (FNMR)</source>
        <translation>留出人员未被认出 (FNMR)</translation>
    </message>
    <message>
        <source>&amp;Quick</source>
        <translation>快速(&amp;Q)</translation>
    </message>
    <message>
        <source>A small correction behind the model. Suits every pack.</source>
        <translation>在模型后加一个小的修正，适用于所有模型包。</translation>
    </message>
    <message>
        <source>N&amp;ormal</source>
        <translation>标准(&amp;O)</translation>
    </message>
    <message>
        <source>The last layers of the model learn.</source>
        <translation>训练模型的最后几层。</translation>
    </message>
    <message>
        <source>&amp;Thorough</source>
        <translation>彻底(&amp;T)</translation>
    </message>
    <message>
        <source>The whole model learns. Takes longest.</source>
        <translation>训练整个模型，耗时最长。</translation>
    </message>
    <message>
        <source>This pack came without the weights that thorough training begins with; choose another way.</source>
        <translation>该模型包没有附带彻底训练所需的权重，请选择其他方式。</translation>
    </message>
    <message>
        <source>The Python for training is not there. Name another one in the settings, where this command was run.</source>
        <translation>找不到用于训练的 Python。请在设置中指定另一个已运行过此命令的 Python。</translation>
    </message>
    <message>
        <source>The Python for training knows no FaceClock. Run this command with it.</source>
        <translation>用于训练的 Python 中没有 FaceClock。请用它运行此命令。</translation>
    </message>
    <message>
        <source>Training needs a component that is not installed. Run this command, or name another Python in the settings.</source>
        <translation>训练所需的组件尚未安装。请运行此命令，或在设置中指定另一个 Python。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本太少</translation>
    </message>
    <message>
        <source>Right answers, picture against picture</source>
        <translation>照片两两比对的正确率</translation>
    </message>
    <message>
        <source>Not matched, at 1 wrong match in 1,000 (FNMR)</source>
        <translation>未匹配（误匹配率 1/1,000 时，FNMR）</translation>
    </message>
    <message>
        <source>The right person comes first</source>
        <translation>本人排在第一位</translation>
    </message>
    <message>
        <source>Not recognised, at 1 in 100 strangers let in (FNIR)</source>
        <translation>未被认出（1/100 陌生人误入时，FNIR）</translation>
    </message>
    <message>
        <source>Not recognised, at 1 in 1,000 strangers let in (FNIR)</source>
        <translation>未被认出（1/1,000 陌生人误入时，FNIR）</translation>
    </message>
    <message>
        <source>Not recognised at its own threshold (FNIR)</source>
        <translation>按自身阈值未被认出 (FNIR)</translation>
    </message>
    <message>
        <source>Strangers let in at its own threshold (FPIR)</source>
        <translation>按自身阈值误放陌生人 (FPIR)</translation>
    </message>
    <message>
        <source>Own people</source>
        <translation>本单位人员</translation>
    </message>
    <message>
        <source>What losses do</source>
        <translation>损失函数的作用</translation>
    </message>
    <message>
        <source>An example with digits</source>
        <translation>数字示例</translation>
    </message>
    <message>
        <source>A map of our people</source>
        <translation>人员分布图</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{difference}  ({low} to {high})</source>
        <translation>{difference}  ({low} 至 {high})</translation>
    </message>
</context>
</TS>
